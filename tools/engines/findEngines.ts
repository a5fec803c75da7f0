/** Finds real database and Redis servers: on this machine, or as containers, or by installing them. */
import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { databaseImage, redisImage } from '../images/serverImages.ts';
import type { DatabaseKind } from './databaseSettings.ts';
import { findExecutable } from './findExecutable.ts';
import { install, type Need } from './install.ts';

const run = promisify(execFile);

export type DatabaseEngine = { kind: DatabaseKind; command: string } | { kind: 'container'; image: string };
export type RedisEngine = { kind: 'native'; command: string } | { kind: 'container'; image: string };

const DATABASE: Need = {
  what: 'MySQL or MariaDB server',
  'apt-get': 'mariadb-server-core mariadb-client-core', // without the parts that make it a system service
  brew: 'mariadb',
  dnf: 'mariadb-server',
  pacman: 'mariadb',
};
const REDIS: Need = {
  what: 'Redis or Valkey server',
  'apt-get': 'redis-server',
  brew: 'redis',
  dnf: 'valkey',
  pacman: 'valkey',
};

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
  container: () => Engine,
  need: Need,
): Promise<Engine> {
  const here = native();
  if (here) return here;
  if (await dockerAnswers()) return container();
  await install(need);
  const installed = native();
  if (!installed) throw new Error(`${need['apt-get']} is installed, but its server is not found on PATH`);
  return installed;
}

let database: Promise<DatabaseEngine> | undefined;
let redis: Promise<RedisEngine> | undefined;

export const findDatabaseEngine = (): Promise<DatabaseEngine> =>
  (database ??= find<DatabaseEngine>(
    nativeDatabase,
    () => ({ kind: 'container', image: databaseImage() }),
    DATABASE,
  ));

export const findRedisEngine = (): Promise<RedisEngine> =>
  (redis ??= find<RedisEngine>(nativeRedis, () => ({ kind: 'container', image: redisImage() }), REDIS));
