/** A user service on free ports with a fresh database and Redis, and what tests do with it all the time. */
import { setTimeout as delay } from 'node:timers/promises';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { startService, type RunningService } from '@bulkhead/chassis/lifecycle/startService';
import { ApiClient } from '@bulkhead/chassis/testing/ApiClient';
import { testDatabase, testRedis } from '@bulkhead/tools/engines/testServers';
import { UserConfig } from '../../src/config.ts';
import type { LoggedIn } from '../../src/contract/user.ts';
import { createUserService } from '../../src/service.ts';

/** The first key signs; the second is an old one that is still listed. */
export const KEYS: [string, string] = [
  'the first key signs all the sessions',
  'an older key that is still listed',
];
export const PASSWORD = 'horse-battery-staple';

export interface UserUnderTest extends RunningService {
  api: ApiClient;
  redisUrl: string;
  databaseUrl: string;
}

/** Limits never apply unless a test sets them. */
export async function startUser(env: Record<string, string> = {}): Promise<UserUnderTest> {
  const redisUrl = env['REDIS_URL'] ?? (await testRedis());
  const databaseUrl = env['DATABASE_URL'] ?? (await testDatabase());
  const config = UserConfig.parse({
    HOST: '127.0.0.1',
    PORT: '0',
    MANAGEMENT_PORT: '0',
    LOG_LEVEL: 'silent',
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    SESSION_KEYS: KEYS.join(','),
    LIMIT_LOGIN: '100000',
    LIMIT_REGISTER: '100000',
    LIMIT_EXISTS: '100000',
    LIMIT_FAILED_LOGINS: '100000',
    ...env,
  });
  const running = await startService(await createUserService(config), config);
  if (env['DATABASE_URL'] === undefined) await running.opened;
  return { ...running, redisUrl, databaseUrl, api: await ApiClient.of(running.url) };
}

let people = 0;

/** A registration nobody else has. */
export function somebody(overrides: Record<string, string> = {}) {
  const username = overrides['username'] ?? `person-${++people}`;
  return {
    username,
    password: PASSWORD,
    email: `${username}@example.org`,
    first_name: 'Some',
    last_name: 'Body',
    ...overrides,
  };
}

/** Registers a person and signs them in. */
export async function signedIn(api: ApiClient): Promise<{ username: string; key: string; id: string }> {
  const person = somebody();
  await patiently(() => api.post('/api/user/create', { body: person }));
  const { body } = await patiently(() => api.post<LoggedIn>('/api/user/login', { body: person }));
  return { username: person.username, key: body.api_key ?? '', id: body.result.id };
}

/** All that is stored about people. */
export async function accountRows({ databaseUrl }: UserUnderTest): Promise<RowDataPacket[]> {
  const database = await createConnection(databaseUrl);
  const [rows] = await database.query<RowDataPacket[]>('SELECT * FROM users ORDER BY id');
  await database.end();
  return rows;
}

/** Retries while a busy machine answers "not now", as every client should. */
export async function patiently<T extends { status: number }>(ask: () => Promise<T>): Promise<T> {
  const until = performance.now() + 8000;
  for (;;) {
    const reply = await ask();
    if (reply.status !== 503 || performance.now() > until) return reply;
    await delay(50);
  }
}
