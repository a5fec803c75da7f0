/** Starts the bare servers against which the shop is measured. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../engines/freePort.ts';
import { startProcess, type OwnedProcess } from '../engines/OwnedProcess.ts';

export interface Floor {
  url: string;
  stop(): Promise<unknown>;
}

export async function bytesFloor(folder: string, body: Buffer): Promise<Floor> {
  const BODY_FILE = join(folder, 'body');
  await writeFile(BODY_FILE, body);
  return start('bytesFloor.ts', { BODY_FILE });
}

export async function sqlFloor(folder: string, DATABASE_URL: string, statements: string[][]): Promise<Floor> {
  const STATEMENTS_FILE = join(folder, 'statements.json');
  await writeFile(STATEMENTS_FILE, JSON.stringify(statements));
  return start('sqlFloor.ts', { DATABASE_URL, STATEMENTS_FILE });
}

async function start(file: string, env: Record<string, string>): Promise<Floor> {
  const port = await freePort();
  const child = await startProcess({
    command: process.execPath,
    args: [join(import.meta.dirname, file)],
    env: { ...process.env, ...env, PORT: String(port) },
    output: (line) => {
      console.error(line);
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswering(url, child);
  return { url, stop: () => child.stop(1000) };
}

async function untilAnswering(url: string, child: OwnedProcess): Promise<void> {
  while (child.running()) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    if (response) throw new Error(await response.text());
    await delay(20);
  }
  throw new Error(`${url} did not start`);
}
