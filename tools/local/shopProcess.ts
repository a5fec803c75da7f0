/** One of the shop's four processes: how it starts, and when it is ready. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processes, type ProcessName } from '../build/processes.ts';
import { type OwnedProcess, startProcess } from '../engines/OwnedProcess.ts';
import { originOf } from './environments.ts';
import type { Report } from './Report.ts';
import { ROOT } from './root.ts';
import { Supervised } from './Supervised.ts';

const REMEMBERED_LINES = 15;
const READY_LIMIT_MS = 60_000;

interface Options {
  name: ProcessName;
  env: NodeJS.ProcessEnv;
  dataDir: string;
  /** From its bundle, as in an image, instead of from its sources. */
  bundled: boolean;
  report: Report;
  /** Cancels the start. */
  signal: AbortSignal;
}

/** Also writes the output to a file, and keeps the last lines in case it crashes. */
export async function shopProcess({
  name,
  env,
  dataDir,
  bundled,
  report,
  signal,
}: Options): Promise<Supervised<OwnedProcess>> {
  const folder = join(dataDir, 'logs');
  await mkdir(folder, { recursive: true });
  const log = createWriteStream(join(folder, `${name}.log`), { flags: 'w', mode: 0o600 });
  let last: string[] = [];
  const output = (line: string) => {
    last = [...last.slice(1 - REMEMBERED_LINES), line];
    log.write(`${line}\n`);
    report.output(name, line);
  };
  return new Supervised({
    name: name === 'edge' ? 'edge' : `${name} service`,
    launch: () =>
      startProcess({
        command: process.execPath,
        args: [processes[name][bundled ? 'bundle' : 'entry']],
        cwd: ROOT,
        env,
        output,
      }),
    ready: () => untilReady(name, Number(env.MANAGEMENT_PORT), signal),
    lastWords: () => last.join('\n'),
    report: report.trouble,
  });
}

/** Resolves when the management port says so; rejects when it takes too long or the start is cancelled. */
async function untilReady(name: ProcessName, port: number, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_LIMIT_MS;
  let reason = '';
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    try {
      const answer = await fetch(`${originOf(port)}/readyz`, { signal: AbortSignal.timeout(2000) });
      if (answer.ok) return;
      reason = await answer.text();
    } catch (error) {
      reason = String(error);
    }
    await delay(25);
  }
  throw new Error(`The ${name} service is not ready after ${READY_LIMIT_MS / 1000} s: ${reason}`);
}
