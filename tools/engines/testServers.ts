/**
 * Real servers for tests, in memory where the system allows it. One database server and one Redis serve a
 * whole mocha process: they start with the first test that needs them and end with the process.
 */
import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseServer, startDatabase } from './DatabaseServer.ts';
import { guardFolder } from './orphanGuard.ts';
import { type RedisServer, startRedis } from './RedisServer.ts';

function memoryOrDisk(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

/** An empty folder, in memory if possible, that is removed when this process ends. */
export function temporaryFolder(): string {
  const path = mkdtempSync(join(memoryOrDisk(), 'bulkhead-test-'));
  guardFolder(path);
  return path;
}

/** A database server for one test, to be killed or frozen. `durable` gives it the settings of `make up`. */
export async function ownDatabase(
  options: { port?: number; dir?: string; durable?: boolean; options?: string[] } = {},
): Promise<DatabaseServer> {
  return startDatabase({ durable: false, dir: temporaryFolder(), ...options });
}

/** A Redis server for one test, to be killed or frozen. */
export async function ownRedis(
  options: { port?: number; dir?: string; durable?: boolean } = {},
): Promise<RedisServer> {
  return startRedis({ durable: false, dir: temporaryFolder(), ...options });
}

let database: Promise<DatabaseServer> | undefined;
let redis: Promise<RedisServer> | undefined;
let databases = 0;
let redisDatabases = 0;

/** The URL of a new, empty database with a user that may use only this one. */
export async function testDatabase(): Promise<string> {
  database ??= ownDatabase();
  return (await database).createDatabase(`test_${++databases}`);
}

/** The URL of an empty Redis database. */
export async function testRedis(): Promise<string> {
  redis ??= ownRedis();
  return `${(await redis).url}/${redisDatabases++}`;
}

/** Mocha calls this at the end of a run (see .mocharc.json). */
export const mochaHooks = {
  async afterAll(): Promise<void> {
    await Promise.all([database, redis].map(async (server) => (await server)?.stop()));
    database = redis = undefined;
  },
};
