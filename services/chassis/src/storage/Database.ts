/** A service's own database: a bounded pool, transactions that are retried as a whole, and readiness. */
import mysql2, { type ResultSetHeader } from 'mysql2';
import { Sequelize, type Transaction } from 'sequelize';
import { setImmediate as whatArrived, setTimeout as delay } from 'node:timers/promises';
import { unavailable } from '../errors/Refusal.ts';
import { remainingMs, sayMayBeDone } from '../http/requestContext.ts';
import type { Metrics } from '../observability/metrics.ts';
import { databaseAddress } from './databaseAddress.ts';
import { prepareConnection } from './connection.ts';
import { asRefusal, mayRunAgain } from './databaseTrouble.ts';
import { clearExpiredKeys, earlierAnswer, isKeyTaken, keepAnswer, oneAtATime, type Once } from './once.ts';
import { runStatement } from './runStatement.ts';
import { speakDirectly } from './speakDirectly.ts';

const ATTEMPTS = 3;
/** Milliseconds of complete silence after which the database counts as unavailable. */
const SILENCE_MS = 600;
const CLEAR_EVERY_MS = 60_000;
/** What Sequelize would otherwise ask or tell the server by itself, without a deadline. Nothing depends on the version. */
const UNASKED = { databaseVersion: '8.4.0', keepDefaultTimezone: true };

interface Settings {
  url: string;
  /** Connections at most. A request uses one at a time. */
  poolSize: number;
  metrics: Metrics;
  /** How often expired idempotency keys are deleted. */
  clearEveryMs?: number;
}

export class Database {
  readonly sequelize: Sequelize;
  readonly #clearing: NodeJS.Timeout;
  #answers = 0;

  constructor({ url, poolSize, metrics, clearEveryMs = CLEAR_EVERY_MS }: Settings) {
    this.sequelize = sequelizeOf(url, poolSize);
    speakDirectly(this.sequelize);
    this.sequelize.addHook('afterConnect', (connection) => prepareConnection(connection as never));
    const pool = (this.sequelize.connectionManager as unknown as { pool: { using: number; waiting: number } })
      .pool;
    this.#clearing = setInterval(() => {
      clearExpiredKeys(this.sequelize).catch(() => undefined); // the next run tries again
    }, clearEveryMs).unref();
    metrics.gauge('database_pool_in_use', 'Connections that are working.', () => pool.using);
    metrics.gauge('database_pool_waiting', 'Requests that wait for a connection.', () => pool.waiting);
  }

  /**
   * Selects rows as plain objects. `values` fill the question marks; pass the
   * transaction whenever there is one.
   */
  select<Row extends object>(sql: string, values: unknown[] = [], transaction?: Transaction): Promise<Row[]> {
    return this.#answerOf(runStatement<Row[]>(this.sequelize, sql, values, transaction), transaction);
  }

  /** Runs a statement that returns no rows. Resolves with the number of rows inserted, changed or deleted. */
  async write(sql: string, values: unknown[] = [], transaction?: Transaction): Promise<number> {
    const ran = runStatement<ResultSetHeader>(this.sequelize, sql, values, transaction);
    return (await this.#answerOf(ran, transaction)).affectedRows;
  }

  /**
   * Runs `work` in one transaction; after a deadlock or a lock timeout the whole callback runs
   * again. With `once`, the answer is stored under its key, and a repeated request gets it without
   * changing anything: it must survive JSON. No COMMIT is sent after the request's deadline. One that is
   * on its way may pass the deadline, or its answer may be lost: the refusal then says so, unless the
   * client has a key to repeat the request with.
   */
  async inTransaction<T>(work: (transaction: Transaction) => Promise<T>, once?: Once): Promise<T> {
    try {
      return once ? await oneAtATime(once, () => this.#workOnce(work, once)) : await this.#workAgain(work);
    } catch (error) {
      throw asRefusal(error);
    }
  }

  async #workOnce<T>(work: (transaction: Transaction) => Promise<T>, once: Once): Promise<T> {
    const kept = async (transaction: Transaction) => {
      const answer = await work(transaction);
      await keepAnswer(this.sequelize, transaction, once, answer);
      return answer;
    };
    try {
      return await this.#workAgain(kept, once);
    } catch (error) {
      const earlier = await earlierAnswer(this.sequelize, once);
      once.isRepeated = earlier !== undefined;
      if (earlier) return earlier.answer as T;
      if (isKeyTaken(error)) return this.#workAgain(kept, once);
      throw error;
    }
  }

  async #workAgain<T>(work: (transaction: Transaction) => Promise<T>, once?: Once): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.sequelize.transaction(async (transaction) => {
          const result = await work(transaction);
          if (remainingMs() <= 0)
            throw unavailable('deadline-exceeded', 'This took longer than it may; nothing was changed');
          if (!once) sayMayBeDone(true);
          return result;
        });
      } catch (error) {
        if (attempt === ATTEMPTS || remainingMs() <= 0 || !mayRunAgain(error)) throw error;
        sayMayBeDone(false);
        await delay(attempt * 10 + Math.random() * 20);
      }
    }
  }

  /**
   * Rejects when the database does not answer. An answer to any other query in the meantime proves that it
   * does: a full pool or a busy machine can delay this query, but is no reason to send no requests here.
   */
  async ping(): Promise<void> {
    const before = this.#answers;
    try {
      await Promise.race([this.select('SELECT 1'), silence()]);
    } catch (error) {
      await whatArrived();
      if (this.#answers === before) throw error;
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#clearing);
    await this.sequelize.close();
  }

  /** Inside a transaction the raw error is kept: it decides whether the transaction runs again. */
  async #answerOf<T>(ran: Promise<T>, transaction: Transaction | undefined): Promise<T> {
    try {
      const answer = await ran;
      this.#answers += 1;
      return answer;
    } catch (error) {
      throw transaction ? error : asRefusal(error);
    }
  }
}

async function silence(): Promise<never> {
  await delay(SILENCE_MS, undefined, { ref: false });
  throw new Error(`The database has answered nothing for ${SILENCE_MS} ms`);
}

/** Shared with the migrations. Only the afterConnect hooks, which have a deadline, ask anything on a new connection. */
export function sequelizeOf(url: string, poolSize: number): Sequelize {
  const { user: username, ssl, ...address } = databaseAddress(url);
  return new Sequelize({
    ...address,
    username,
    dialect: 'mysql',
    dialectModule: mysql2,
    logging: false,
    ...UNASKED,
    pool: { max: poolSize, min: 0, acquire: 500, idle: 30_000, evict: 10_000 },
    retry: { max: 1 },
    dialectOptions: {
      connectTimeout: 1000,
      maxPreparedStatements: 200,
      keepAliveInitialDelay: 10_000,
      decimalNumbers: false,
      ...(ssl && { ssl }),
    },
  });
}
