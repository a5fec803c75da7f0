/** `skaffold dev` in a fresh clone: the shop on port 8080, and a change of a .ts or .vue file live within seconds. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProcess } from '../../engines/OwnedProcess.ts';
import { temporaryFolder } from '../../engines/testServers.ts';
import { ROOT } from '../../local/root.ts';
import type { Check } from '../Check.ts';
import { CONTEXT, kubectl, until } from '../kube.ts';
import { run } from '../run.ts';
import { SHOP_PORT } from '../Stage.ts';

const OPEN_LIMIT_MS = 480_000;
const LIVE_LIMIT_MS = 5_000;
const STOP_LIMIT_MS = 60_000;

interface Edit {
  file: string;
  from: string;
  to: string;
  /** Where the change shows, and as what. */
  path: string;
  shown: string;
}

const EDITS: readonly Edit[] = [
  {
    file: 'services/product/src/domain/refusals.ts',
    from: 'Cannot find product',
    to: 'No such product in the hold',
    path: '/api/product/no-such-thing',
    shown: 'No such product in the hold',
  },
  {
    file: 'frontend/src/pages/NotFoundPage.vue',
    from: '<EmptyState ',
    to: '<EmptyState data-edited ',
    path: '/src/pages/NotFoundPage.vue',
    shown: 'data-edited',
  },
];

async function shows(path: string, text: string): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${SHOP_PORT}${path}`, { signal: AbortSignal.timeout(2000) });
  return (await response.text()).includes(text);
}

/** Seconds from the change of the file until the shop shows it. */
async function secondsUntilLive(folder: string, { file, from, to, path, shown }: Edit): Promise<number> {
  const place = join(folder, file);
  const source = await readFile(place, 'utf8');
  if (!source.includes(from)) throw new Error(`${file} does not hold “${from}” any more`);
  await shows(path, shown); // so that what has to be compiled at first is
  const began = performance.now();
  await writeFile(place, source.replace(from, to));
  await until(`${file} live`, () => shows(path, shown), LIVE_LIMIT_MS, 50);
  return (performance.now() - began) / 1000;
}

export const develop: Check = {
  name: 'develop',
  async run({ release }) {
    await kubectl('delete', 'namespace', release.namespace, '--ignore-not-found', '--wait');
    const folder = join(temporaryFolder(), 'clone');
    await run('git', ['clone', '--quiet', ROOT, folder]);
    const said: string[] = [];
    const skaffold = await startProcess({
      command: 'skaffold',
      args: ['dev', '--kube-context', CONTEXT],
      cwd: folder,
      // Docker's own default since its version 23.
      env: { ...process.env, DOCKER_BUILDKIT: '1' },
      output: (line) => void said.push(line),
    });
    try {
      await until(
        'skaffold watches',
        async () => {
          if (!skaffold.running()) return true;
          const isWatching = said.some((line) => line.includes('Watching for changes'));
          return isWatching && shows('/', '/@vite/client');
        },
        OPEN_LIMIT_MS,
      );
      if (!skaffold.running()) throw new Error('skaffold has ended');
      const seconds: string[] = [];
      for (const edit of EDITS) seconds.push((await secondsUntilLive(folder, edit)).toFixed(1));
      return `the change of a service was live after ${seconds[0]} s, that of a page after ${seconds[1]} s`;
    } catch (error) {
      throw new Error(`${String(error)}\n${said.slice(-40).join('\n')}`, { cause: error });
    } finally {
      await skaffold.stop(STOP_LIMIT_MS);
      await rm(folder, { recursive: true, force: true });
    }
  },
};
