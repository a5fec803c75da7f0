/** A private Redis or Valkey server on 127.0.0.1: a child process, or a container if neither is installed. */
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runContainer } from './docker.ts';
import { findRedisEngine } from './findEngines.ts';
import { freePort } from './freePort.ts';
import { type Exit, startProcess } from './OwnedProcess.ts';
import { endLeftover, writePidFile } from './pidFile.ts';
import { waitForRedis } from './waitForRedis.ts';

export interface RedisServer {
  url: string;
  port: number;
  pid: number;
  exited: Promise<Exit>;
  kill: (signal: NodeJS.Signals) => Promise<void>;
  stop: (graceMs?: number) => Promise<void>;
}

export interface RedisOptions {
  dir: string;
  port?: number;
  password?: string;
  /** Whether its content must survive a restart. */
  durable?: boolean;
}

const INNER_PORT = 6379;

/** The configuration, read from standard input so that no password shows in the process list. */
function settings(port: number, password: string | undefined, durable: boolean): string[] {
  return [
    `port ${port}`,
    `appendonly ${durable ? 'yes' : 'no'}`,
    'save ""',
    'daemonize no',
    'databases 1000', // tests take one each
    'maxmemory 256mb',
    'maxmemory-policy noeviction',
    ...(password ? [`requirepass ${password}`] : []),
  ];
}

export async function startRedis({
  dir,
  port,
  password,
  durable = true,
}: RedisOptions): Promise<RedisServer> {
  const folder = resolve(dir);
  const data = join(folder, 'data');
  const log = join(folder, 'server.log');
  const pidFile = join(folder, 'server.pid');
  await mkdir(data, { recursive: true, mode: 0o700 });
  const engine = await findRedisEngine();
  const chosen = port ?? (await freePort());
  const url = `redis://${password ? `:${password}@` : ''}127.0.0.1:${chosen}`;
  if (engine.kind === 'container') {
    const container = await runContainer({
      image: engine.image,
      folder: data,
      mount: '/data',
      port: chosen,
      innerPort: INNER_PORT,
      args: ['-'],
      input: settings(INNER_PORT, password, durable).join('\n'),
      log,
    });
    await waitForRedis(chosen, password, { running: container.client.running, stop: container.stop }, log);
    const { pid, exited, kill, stop } = container;
    return { url, port: chosen, pid, exited, kill, stop: (graceMs = 5000) => stop(graceMs) };
  }

  await endLeftover(pidFile);
  const server = await startProcess({
    command: engine.command,
    args: ['-'],
    input: [...settings(chosen, password, durable), 'bind 127.0.0.1', `dir ${JSON.stringify(data)}`].join(
      '\n',
    ),
    output: log,
    background: true,
  });
  writePidFile(pidFile, server.pid);
  await waitForRedis(chosen, password, server, log);
  return {
    url,
    port: chosen,
    pid: server.pid,
    exited: server.exited,
    kill: async (signal) => server.kill(signal),
    stop: async (graceMs = 5000) => {
      await server.stop(durable ? graceMs : 0);
      await rm(pidFile, { force: true });
    },
  };
}
