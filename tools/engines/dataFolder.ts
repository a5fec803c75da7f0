/** Makes the data folder of a new database server in a fraction of a second, by copying a template. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { constants, cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { SHARED_SETTINGS, type DatabaseKind } from './databaseSettings.ts';
import { findExecutable } from './findExecutable.ts';

const run = promisify(execFile);
const TEMPLATES = join(import.meta.dirname, '../../node_modules/.cache/bulkhead');

/**
 * Does what `mysqld --initialize` and mariadb-install-db do: system tables, and a
 * root account without a password.
 */
async function initialise(kind: DatabaseKind, command: string, folder: string): Promise<void> {
  const common = ['--no-defaults', ...SHARED_SETTINGS, `--datadir=${folder}`];
  if (kind === 'mysql') {
    await run(command, [...common, '--initialize-insecure']);
    return;
  }
  const beside = ['bin', 'sbin', 'scripts'].map((place) =>
    join(dirname(dirname(command)), place, 'mariadb-install-db'),
  );
  const installer = beside.find(existsSync) ?? findExecutable('mariadb-install-db', 'mysql_install_db');
  if (!installer) throw new Error(`${command} is here, but mariadb-install-db, which belongs to it, is not`);
  const options = ['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'];
  // Skips waiting for the disk: at worst a power cut in this second spoils a cache.
  const careless = ['--innodb-flush-method=nosync', '--innodb-doublewrite=0', '--innodb-log-file-size=16M'];
  // With a user name it would also give that user a folder of the system's own server.
  const anonymous = common.filter((option) => !option.startsWith('--user='));
  await run(installer, [...anonymous, ...options, ...careless]);
}

const templates = new Map<string, Promise<string>>();

/** The template folder: one for each version of the server, made on first use. */
function template(kind: DatabaseKind, command: string): Promise<string> {
  const known = templates.get(command) ?? makeTemplate(kind, command);
  templates.set(command, known);
  return known;
}

/** Several processes may make it at the same time. */
async function makeTemplate(kind: DatabaseKind, command: string): Promise<string> {
  const { stdout: version } = await run(command, ['--no-defaults', '--version']);
  const path = join(TEMPLATES, `${kind}-${createHash('sha256').update(version).digest('hex').slice(0, 12)}`);
  if (existsSync(path)) return path;
  const draft = `${path}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  try {
    await initialise(kind, command, draft);
    await rename(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error; // otherwise another process was faster
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return path;
}

/** MySQL and MariaDB cannot read each other's files, and neither says so clearly. */
export function assertMadeBy(kind: DatabaseKind, folder: string): void {
  const maker = existsSync(join(folder, 'mysql.ibd')) ? 'mysql' : 'mariadb';
  if (maker === kind || !existsSync(join(folder, 'mysql'))) return;
  const [made, found] = maker === 'mysql' ? ['MySQL', 'MariaDB'] : ['MariaDB', 'MySQL'];
  throw new Error(
    `The data in ${folder} belongs to ${made}, but the server found now is ${found}.\n` +
      `Install ${made} again, or forget the data with: make reset`,
  );
}

/** Fills `folder` unless it is filled. An interrupted copy never looks complete. */
export async function prepareDataFolder(kind: DatabaseKind, command: string, folder: string): Promise<void> {
  if (existsSync(folder)) {
    assertMadeBy(kind, folder);
    return;
  }
  const draft = `${folder}.incomplete`;
  await rm(draft, { recursive: true, force: true });
  await cp(await template(kind, command), draft, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await rename(draft, folder);
}
