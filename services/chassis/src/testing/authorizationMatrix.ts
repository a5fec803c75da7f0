/**
 * Calls every route of a service as every kind of caller. The expected status follows from the route's own
 * declaration in openapi.json, and every answer must be described there. A route without a row here, or a row
 * without a route, fails.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ApiClient } from './ApiClient.ts';
import { SessionStore } from '../sessions/SessionStore.ts';
import { SessionTokens } from '../sessions/SessionTokens.ts';
import { connectRedis } from '../sessions/redis.ts';
import { createLogger } from '../observability/logger.ts';
import { createMetrics } from '../observability/metrics.ts';
import type { SessionUser } from '../sessions/Session.ts';

/** `POST /api/order/checkout` → how to call it, and what an allowed caller gets. */
export type Rows = Record<string, Row>;

interface Row {
  /** The path, with its parameters filled in. */
  path: string;
  body?: object;
  /** The statuses an allowed caller may get. */
  allowed: number[];
  /** The statuses for another user, who may call the route but does not own this thing. */
  another?: number[];
}

interface Setup {
  url: string;
  redisUrl: string;
  /** The service's keys: the second is an old key that is still listed. */
  keys: [string, string];
  /** The owner, for rows that need somebody's own thing. */
  user: SessionUser;
  admin: SessionUser;
}

const MAY_NOT = ['nobody', 'forged', 'expired', 'signed out', 'a key no longer listed'] as const;
const MAY = ['user', 'another user', 'admin', 'an old key still listed'] as const;
type Identity = (typeof MAY_NOT)[number] | (typeof MAY)[number];

interface Document {
  paths: Record<string, Record<string, { 'x-caller': 'anybody' | 'signed-in' | 'admin' }>>;
}

export function describeAuthorization(rows: Rows, setUp: () => Promise<Setup>): void {
  let setup: Setup;
  let api: ApiClient;
  let callers: Map<string, string>;

  before(async () => {
    setup = await setUp();
    api = await ApiClient.of(setup.url);
    const document = (await (await fetch(`${setup.url}/openapi.json`)).json()) as Document;
    callers = callersOf(document);
  });

  it('has a row for every route, and no other', () => {
    assert.deepEqual(Object.keys(rows).sort(), [...callers.keys()].sort());
  });

  for (const [name, row] of Object.entries(rows)) {
    for (const identity of [...MAY_NOT, ...MAY]) {
      it(`${name} by ${identity}`, async () => {
        const key = await tokenOf(identity, setup);
        const { status } = await api.send(name.split(' ')[0] ?? '', row.path, { key, body: row.body });
        const expected = expectedOf(callers.get(name) ?? '', identity, row);
        assert.ok(expected.includes(status), `${status} instead of ${expected.join(' or ')}`);
      });
    }
  }
}

function callersOf({ paths }: Document): Map<string, string> {
  return new Map(
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        operation['x-caller'],
      ]),
    ),
  );
}

function expectedOf(audience: string, identity: Identity, { allowed, another = allowed }: Row): number[] {
  if (audience === 'anybody') return allowed;
  if ((MAY_NOT as readonly string[]).includes(identity)) return [401];
  if (audience === 'admin' && identity !== 'admin') return [403];
  return identity === 'another user' || identity === 'admin' ? another : allowed;
}

async function tokenOf(
  identity: Identity,
  { keys, user, admin, redisUrl }: Setup,
): Promise<string | undefined> {
  if (identity === 'nobody') return undefined;
  const another: SessionUser = { id: randomUUID(), username: 'somebody-else', role: 'user' };
  const who = identity === 'admin' ? admin : identity === 'another user' ? another : user;
  const key = { 'an old key still listed': keys[1], 'a key no longer listed': 'x'.repeat(40) }[
    identity as string
  ];
  const day = 86_400;
  const now = identity === 'expired' ? () => Date.now() - 401 * day * 1000 : Date.now;
  return withStore(redisUrl, key ?? keys[0], now, async (store) => {
    const { token } = await store.make(store.issue(who));
    if (identity === 'signed out') await store.end(token);
    return identity === 'forged' ? forged(token, key ?? keys[0]) : token;
  });
}

/** An admin's claims under the signature of a user's token. */
function forged(token: string, key: string): string {
  const claims = new SessionTokens([key]).verify(token);
  const payload = Buffer.from(JSON.stringify({ ...claims, rol: 'admin' })).toString('base64url');
  return `${payload}.${token.split('.')[1] ?? ''}`;
}

async function withStore<T>(
  redisUrl: string,
  key: string,
  now: () => number,
  use: (store: SessionStore) => Promise<T>,
): Promise<T> {
  const logger = await createLogger({ service: 'test', LOG_LEVEL: 'silent', LOG_PRETTY: false });
  const redis = connectRedis(redisUrl, { logger, metrics: createMetrics('test') });
  try {
    await new Promise((resolve) => redis.once('ready', resolve));
    const settings = { SESSION_KEYS: [key], SESSION_MAX_AGE: 400 * 86_400, SESSION_OUTAGE_GRACE: 86_400 };
    return await use(new SessionStore(settings, { redis, now }));
  } finally {
    redis.disconnect();
  }
}
