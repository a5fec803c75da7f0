/** Finds real database and Redis servers: on this machine, else as containers, else by installing them. */
import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { DatabaseKind } from './databaseSettings.ts';
import { findExecutable } from './findExecutable.ts';
import { installWithApt } from './installWithApt.ts';

const run = promisify(execFile);

export type DatabaseEngine = { kind: DatabaseKind; command: string } | { kind: 'container'; image: string };
export type RedisEngine = { kind: 'native'; command: string } | { kind: 'container'; image: string };

const DATABASE_IMAGE = 'mysql:9.7';
const REDIS_IMAGE = 'valkey/valkey:9.1';

function nativeDatabase(): DatabaseEngine | undefined {
  const command = findExecutable('mariadbd', 'mysqld');
  if (!command) return undefined;
  return { kind: basename(command) === 'mariadbd' ? 'mariadb' : 'mysql', command };
}

function nativeRedis(): RedisEngine | undefined {
  const command = findExecutable('redis-server', 'valkey-server');
  return command ? { kind: 'native', command } : undefined;
}

async function dockerAnswers(): Promise<boolean> {
  return run('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 5000 }).then(
    () => true,
    () => false,
  );
}

async function find<Engine>(
  native: () => Engine | undefined,
  container: Engine,
  aptPackage: string,
  what: string,
): Promise<Engine> {
  const here = native();
  if (here) return here;
  if (await dockerAnswers()) return container;
  await installWithApt(aptPackage, what);
  const installed = native();
  if (!installed) throw new Error(`${aptPackage} is installed, but ${what} is still not found on PATH`);
  return installed;
}

let database: Promise<DatabaseEngine> | undefined;
let redis: Promise<RedisEngine> | undefined;

export const findDatabaseEngine = (): Promise<DatabaseEngine> =>
  (database ??= find<DatabaseEngine>(
    nativeDatabase,
    { kind: 'container', image: DATABASE_IMAGE },
    'mariadb-server',
    'a MySQL or MariaDB server',
  ));

export const findRedisEngine = (): Promise<RedisEngine> =>
  (redis ??= find<RedisEngine>(
    nativeRedis,
    { kind: 'container', image: REDIS_IMAGE },
    'redis-server',
    'a Redis or Valkey server',
  ));
