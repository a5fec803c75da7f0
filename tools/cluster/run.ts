/** Runs kubectl, helm and their like, and gives what they say. */
import { execFile } from 'node:child_process';
import { ROOT } from '../local/root.ts';

interface Options {
  input?: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  timeoutMs?: number;
}

/** Standard output. Rejects with all that the command said when it fails. */
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
    child.stdin?.on('error', () => undefined); // it ended without reading, and says why
    child.stdin?.end(input ?? '');
  });
}
