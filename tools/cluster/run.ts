/** Runs a command such as kubectl or helm. */
import { execFile } from 'node:child_process';
import { ROOT } from '../local/root.ts';

interface Options {
  input?: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  timeoutMs?: number;
}

/** Resolves to the standard output; rejects with all output when the command fails. */
export function run(
  command: string,
  args: string[],
  { input, cwd = ROOT, env, timeoutMs = 300_000 }: Options = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      args,
      { cwd, env, timeout: timeoutMs, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (!error) resolve(stdout);
        else reject(new Error([`${command} ${args.join(' ')}`, stdout, stderr || error.message].join('\n')));
      },
    );
    child.stdin?.on('error', () => undefined); // the command ended without reading its input, and reports why
    child.stdin?.end(input ?? '');
  });
}
