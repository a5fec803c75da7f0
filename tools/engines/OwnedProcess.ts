/**
 * A child process that never outlives this process, reports how it ended, and can be
 * stopped within a given time.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { forgetProcess, guardProcess } from './orphanGuard.ts';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface OwnedProcess {
  pid: number;
  /** Resolves when the process has ended; never rejects. */
  exited: Promise<Exit>;
  running: () => boolean;
  kill: (signal: NodeJS.Signals) => void;
  /** Sends SIGTERM, and SIGKILL after `graceMs`. Also works on a process stopped by SIGSTOP. */
  stop: (graceMs: number) => Promise<Exit>;
}

interface Start {
  command: string;
  args: string[];
  /** Its complete environment; by default ours. */
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Written to its standard input, which is then closed. */
  input?: string;
  /** Where its output goes: into a file, or line by line to a function. */
  output: string | ((line: string) => void);
  /** Does not keep this process alive; if it is left running, the guard ends it. */
  background?: boolean;
}

const LAST_WORDS_MS = 200;

/**
 * Starts it in its own session: Ctrl-C reaches only this process, which decides
 * the order in which things end.
 */
export async function startProcess({
  command,
  args,
  env,
  cwd,
  input,
  output,
  background = false,
}: Start): Promise<OwnedProcess> {
  const log = typeof output === 'string' ? openSync(output, 'a', 0o600) : undefined;
  const stream = log ?? 'pipe';
  const child = spawn(command, args, { env, cwd, detached: true, stdio: ['pipe', stream, stream] });
  if (log !== undefined) closeSync(log);

  let running = true;
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      running = false;
      if (child.pid) forgetProcess(child.pid);
      const settle = () => resolve({ code, signal });
      child.once('close', settle); // after its last output has been read
      setTimeout(settle, LAST_WORDS_MS); // unless a child of it still holds the pipe
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const pid = child.pid as number;
  guardProcess(pid);
  child.stdin?.on('error', () => {}); // a process may end without reading; its exit says why
  child.stdin?.end(input);
  if (typeof output === 'function') {
    for (const from of [child.stdout, child.stderr])
      if (from) createInterface({ input: from }).on('line', output);
  }
  if (background) child.unref();

  const kill = (signal: NodeJS.Signals) => {
    if (running) child.kill(signal);
  };
  return {
    pid,
    exited,
    running: () => running,
    kill,
    async stop(graceMs) {
      child.ref();
      kill('SIGTERM');
      kill('SIGCONT');
      const late = new AbortController();
      const deadline = delay(graceMs, undefined, { signal: late.signal }).then(
        () => kill('SIGKILL'),
        () => {},
      );
      const exit = await exited;
      late.abort();
      await deadline;
      return exit;
    },
  };
}
