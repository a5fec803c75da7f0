/**
 * Runs commands as an operator types them, in a temporary folder, against the test cluster whatever the
 * current context.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../local/root.ts';
import { kubectl } from './kube.ts';
import { run } from './run.ts';

export interface Shell {
  /** Resolves to their output; rejects when one of them fails. */
  run(commands: string): Promise<string>;
  close(): Promise<void>;
}

export async function openShell(): Promise<Shell> {
  const folder = await mkdtemp(join(tmpdir(), 'bulkhead-shell-'));
  const kubeconfig = join(folder, 'kubeconfig');
  await writeFile(kubeconfig, await kubectl('config', 'view', '--minify', '--flatten'), { mode: 0o600 });
  return {
    run: (commands) =>
      run('bash', [
        ...['-euo', 'pipefail', '-c'],
        `export KUBECONFIG=${kubeconfig}\ncd ${folder}\nln -sfn ${ROOT}/charts ${ROOT}/k8s .\n${commands}`,
      ]),
    close: () => rm(folder, { recursive: true }),
  };
}
