/** Administers a running database server as root: waits until it answers, makes databases and their users. */
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { lastLines } from './lastLines.ts';
import type { OwnedProcess } from './OwnedProcess.ts';

const RIGHTS = 'SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES';

export const databaseUrl = (user: string, password: string, port: number, database: string): string =>
  `mysql://${user}:${password}@127.0.0.1:${port}/${database}`;

/** Resolves when the server answers root; rejects with its last output if it ends first. */
export async function waitForDatabase(
  url: string,
  server: Pick<OwnedProcess, 'running'> & { stop: (graceMs: number) => Promise<unknown> },
  log: string,
): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      const connection = await createConnection({ uri: url, connectTimeout: 2000 });
      await connection.end();
      return;
    } catch (error) {
      if (server.running() && Date.now() < deadline) {
        await delay(20);
        continue;
      }
      await server.stop(0);
      throw new Error(`The database server did not start.\n${await lastLines(log)}`, { cause: error });
    }
  }
}

/** The user may use only its own database. */
export async function createDatabaseFor(rootUrl: string, name: string): Promise<string> {
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(name)) throw new Error(`Not a database name: ${name}`);
  const password = randomBytes(18).toString('base64url');
  const user = `'${name}'@'%'`;
  const connection = await createConnection(rootUrl);
  try {
    await connection.query(`CREATE DATABASE IF NOT EXISTS \`${name}\``);
    await connection.query(`CREATE USER IF NOT EXISTS ${user} IDENTIFIED BY '${password}'`);
    await connection.query(`ALTER USER ${user} IDENTIFIED BY '${password}'`);
    await connection.query(`GRANT ${RIGHTS} ON \`${name.replaceAll('_', '\\_')}\`.* TO ${user}`);
  } finally {
    await connection.end();
  }
  return databaseUrl(name, password, Number(new URL(rootUrl).port), name);
}
