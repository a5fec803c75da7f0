/** A private MySQL or MariaDB server on 127.0.0.1: a child process with its own data folder. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createDatabaseFor, databaseUrl, waitForDatabase } from './databaseAccounts.ts';
import { startDatabaseContainer } from './databaseContainer.ts';
import { databaseSettings } from './databaseSettings.ts';
import { prepareDataFolder } from './dataFolder.ts';
import { findDatabaseEngine, type DatabaseEngine } from './findEngines.ts';
import { freePort } from './freePort.ts';
import { keptSecret } from './keptSecret.ts';
import { type Exit, startProcess } from './OwnedProcess.ts';
import { endLeftover, writePidFile } from './pidFile.ts';

export interface DatabaseServer {
  kind: DatabaseEngine['kind'];
  port: number;
  pid: number;
  /** The address for root, who may do everything. Services get their own from `createDatabase`. */
  adminUrl: (database?: string) => string;
  /** Makes a database and its user unless they exist. The password is new each time. */
  createDatabase: (name: string) => Promise<string>;
  exited: Promise<Exit>;
  kill: (signal: NodeJS.Signals) => Promise<void>;
  stop: (graceMs?: number) => Promise<void>;
}

export interface DatabaseOptions {
  /** The folder for everything the server stores. */
  dir: string;
  port?: number;
  /**
   * Whether commits must survive the loss of the machine. Without it the server is faster, and is killed
   * instead of stopped.
   */
  durable?: boolean;
  /** Further options, for a server that is a process and not a container. */
  options?: readonly string[];
}

/**
 * Runs at each start, before the server listens: only root may connect, from this machine, with the password.
 */
const lockDown = (password: string) => `
CREATE USER IF NOT EXISTS 'root'@'127.0.0.1' IDENTIFIED BY '${password}';
ALTER USER 'root'@'127.0.0.1' IDENTIFIED BY '${password}';
GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
ALTER USER IF EXISTS 'root'@'localhost' IDENTIFIED BY '${password}';
DROP USER IF EXISTS 'root'@'::1';
`;

export async function startDatabase({
  dir,
  port,
  durable = true,
  options = [],
}: DatabaseOptions): Promise<DatabaseServer> {
  const folder = resolve(dir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const engine = await findDatabaseEngine();
  const chosen = port ?? (await freePort());
  const password = await keptSecret(join(folder, 'root-password'));
  const url = (database = '') => databaseUrl('root', password, chosen, database);
  const shared = {
    port: chosen,
    adminUrl: url,
    createDatabase: (name: string) => createDatabaseFor(url(), name),
  };
  if (engine.kind === 'container') {
    return {
      ...shared,
      ...(await startDatabaseContainer(engine.image, { folder, port: chosen, password, durable })),
    };
  }

  const pidFile = join(folder, 'server.pid');
  const log = join(folder, 'server.log');
  await endLeftover(pidFile);
  await prepareDataFolder(engine.kind, engine.command, join(folder, 'data'));
  await writeFile(join(folder, 'init.sql'), lockDown(password), { mode: 0o600 });
  const server = await startProcess({
    command: engine.command,
    args: [
      '--no-defaults',
      ...databaseSettings(engine.kind, durable),
      `--datadir=${join(folder, 'data')}`,
      `--init-file=${join(folder, 'init.sql')}`,
      '--bind-address=127.0.0.1',
      `--port=${chosen}`,
      '--socket=server.sock', // relative to the data folder: an absolute path may be too long for a socket
      '--pid-file=mysqld.pid',
      ...options,
    ],
    output: log,
    background: true,
  });
  writePidFile(pidFile, server.pid);
  await waitForDatabase(url(), server, log);
  return {
    ...shared,
    kind: engine.kind,
    pid: server.pid,
    exited: server.exited,
    kill: async (signal) => server.kill(signal),
    stop: async (graceMs = 10_000) => {
      await server.stop(durable ? graceMs : 0);
      await rm(pidFile, { force: true });
    },
  };
}
