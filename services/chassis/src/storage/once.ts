/**
 * Makes a repeated request harmless: the answer to a request with an Idempotency-Key is kept for 24 hours,
 * written in the transaction that does the work. The row is written last, so that a first request pays one
 * statement. A repeated request does its work in vain: the unique key or its own refusal rolls it back, and
 * it gets the first answer.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { ResultSetHeader } from 'mysql2';
import type { Sequelize, Transaction } from 'sequelize';
import { Refusal } from '../errors/Refusal.ts';
import { isDuplicateOf } from './databaseTrouble.ts';
import { runStatement } from './runStatement.ts';

export interface Once {
  /** The user's id, or `anybody`. */
  caller: string;
  path: string;
  key: string;
  /** Hash of the request's body, in hexadecimal. */
  fingerprint: string;
  /** Set when a stored answer is sent again: it describes the state of that time, which may have changed. */
  isRepeated?: boolean;
}

export const KEPT_HOURS = 24;
const CLEARED_AT_ONCE = 1000;
/** Longer answers, in characters, are stored deflated: a day of them from a few busy accounts must not fill the disk. */
const PLAIN_UP_TO = 1000;
/** Begins a deflated answer, in base64. No JSON begins with it. */
const DEFLATED = 'deflated:';

/** The migration that every service with writes lists. */
export const createIdempotencyKeys = {
  name: 'idempotency-keys',
  statements: [
    `CREATE TABLE IF NOT EXISTS idempotency_keys (
      scope BINARY(32) NOT NULL,
      fingerprint CHAR(64) CHARACTER SET ascii NOT NULL,
      answer MEDIUMTEXT NOT NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (scope),
      KEY idempotency_keys_created (created_at)
    ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`,
  ],
};

const running = new Set<string>();

/** Runs one request per key at a time in this process. Between processes the unique key decides. */
export async function oneAtATime<T>(once: Once, work: () => Promise<T>): Promise<T> {
  const scope = scopeOf(once).toString('hex');
  if (running.has(scope)) {
    throw new Refusal('conflict', 'in-progress', 'The first request with this key is still running', {
      retryAfter: 1,
    });
  }
  running.add(scope);
  try {
    return await work();
  } finally {
    running.delete(scope);
  }
}

export async function keepAnswer(
  sequelize: Sequelize,
  transaction: Transaction,
  once: Once,
  answer: unknown,
): Promise<void> {
  const row = [scopeOf(once), once.fingerprint, await packed(JSON.stringify(answer))];
  const insert = 'INSERT INTO idempotency_keys (scope, fingerprint, answer) VALUES (?, ?, ?)';
  await runStatement(sequelize, insert, row, transaction);
}

/** The stored first answer, if there is one and the key was not used for another request. */
export async function earlierAnswer(
  sequelize: Sequelize,
  once: Once,
): Promise<{ answer: unknown } | undefined> {
  const [row] = await runStatement<{ fingerprint: string; answer: string; expired: number }[]>(
    sequelize,
    `SELECT fingerprint, answer, created_at < CURRENT_TIMESTAMP(3) - INTERVAL ${KEPT_HOURS} HOUR AS expired
     FROM idempotency_keys WHERE scope = ?`,
    [scopeOf(once)],
  );
  if (!row) return undefined;
  if (row.expired) {
    await runStatement(sequelize, 'DELETE FROM idempotency_keys WHERE scope = ?', [scopeOf(once)]);
    return undefined;
  }
  if (row.fingerprint !== once.fingerprint) {
    throw new Refusal(
      'invalid',
      'idempotency-key-reused',
      'This Idempotency-Key was used for another request',
    );
  }
  return { answer: JSON.parse(await unpacked(row.answer)) };
}

/**
 * Whether work failed because its key exists. After 24 hours that only means that
 * the key has not been deleted yet.
 */
export const isKeyTaken = (error: unknown): boolean =>
  isDuplicateOf(error, 'idempotency_keys') || isDuplicateOf(error, 'PRIMARY');

/** Deletes in small steps, so that others never wait for long. */
export async function clearExpiredKeys(sequelize: Sequelize): Promise<void> {
  const old = `created_at < CURRENT_TIMESTAMP(3) - INTERVAL ${KEPT_HOURS} HOUR`;
  const clear = `DELETE FROM idempotency_keys WHERE ${old} LIMIT ${CLEARED_AT_ONCE}`;
  for (;;) {
    const { affectedRows } = await runStatement<ResultSetHeader>(sequelize, clear, []);
    if (affectedRows < CLEARED_AT_ONCE) return;
  }
}

async function packed(json: string): Promise<string> {
  if (json.length <= PLAIN_UP_TO) return json;
  return DEFLATED + (await promisify(deflateRaw)(json)).toString('base64');
}

async function unpacked(kept: string): Promise<string> {
  if (!kept.startsWith(DEFLATED)) return kept;
  return (await promisify(inflateRaw)(Buffer.from(kept.slice(DEFLATED.length), 'base64'))).toString();
}

function scopeOf({ caller, path, key }: Once): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([caller, path, key]))
    .digest();
}
