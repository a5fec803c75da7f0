/**
 * Resolves when a Redis server answers PING with its password; rejects with its last output if it ends first.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { lastLines } from './lastLines.ts';
import type { OwnedProcess } from './OwnedProcess.ts';

async function answersPing(port: number, password: string | undefined): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.setTimeout(2000, () => socket.destroy());
  try {
    await once(socket, 'connect');
    socket.write(`${password ? `AUTH ${password}\r\n` : ''}PING\r\n`);
    for await (const chunk of socket) if (String(chunk).includes('+PONG')) return true;
  } catch {
    // refused or cut off: not ready yet
  } finally {
    socket.destroy();
  }
  return false;
}

export async function waitForRedis(
  port: number,
  password: string | undefined,
  server: Pick<OwnedProcess, 'running'> & { stop: (graceMs: number) => Promise<unknown> },
  log: string,
): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await answersPing(port, password))) {
    if (!server.running() || Date.now() > deadline) {
      await server.stop(0);
      throw new Error(`The Redis server did not start.\n${await lastLines(log)}`);
    }
    await delay(20);
  }
}
