/** The private database server on a machine that has Docker but no MySQL or MariaDB. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseUrl, waitForDatabase } from './databaseAccounts.ts';
import { databaseSettings } from './databaseSettings.ts';
import { assertMadeBy } from './dataFolder.ts';
import { runContainer } from './docker.ts';

interface Options {
  folder: string;
  port: number;
  password: string;
  durable: boolean;
}

export async function startDatabaseContainer(image: string, { folder, port, password, durable }: Options) {
  const log = join(folder, 'server.log');
  const data = join(folder, 'data');
  await mkdir(data, { recursive: true });
  assertMadeBy('mysql', data);
  const container = await runContainer({
    image,
    folder: data,
    mount: '/var/lib/mysql',
    port,
    innerPort: 3306,
    env: { MYSQL_ROOT_PASSWORD: password },
    args: databaseSettings('mysql', durable).filter((setting) => setting !== '--user=root'),
    log,
  });
  const server = { running: container.client.running, stop: container.stop };
  await waitForDatabase(databaseUrl('root', password, port, ''), server, log);
  return {
    kind: 'container' as const,
    pid: container.pid,
    exited: container.exited,
    kill: container.kill,
    stop: (graceMs = 10_000) => container.stop(graceMs),
  };
}
