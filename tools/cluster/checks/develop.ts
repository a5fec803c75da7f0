/**
 * Checks `skaffold dev` in a fresh clone: the shop on port 8080, changes of a .ts or .vue file live within
 * seconds, and the profiles.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CpuPressure } from '../../drill/round/CpuPressure.ts';
import { startProcess } from '../../engines/OwnedProcess.ts';
import { temporaryFolder } from '../../engines/testServers.ts';
import { ROOT } from '../../local/root.ts';
import type { Check } from '../Check.ts';
import { CONTEXT, deleteNamespaces, kubectl, until } from '../kube.ts';
import type { Release } from '../Release.ts';
import { run } from '../run.ts';
import { SHOP_PORT } from '../Stage.ts';

const OPEN_LIMIT_MS = 480_000;
/** The limit for a change to be live. The check waits longer, so that a failure shows how long it took. */
const LIVE_S = 5;
const LIVE_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 60_000;
/** The machine counts as idle below this share of time in which something waited for a processor. */
const RESTED = 0.4;
const REST_LIMIT_MS = 60_000;

interface Edit {
  file: string;
  from: string;
  to: string;
  /** Where the change becomes visible, and as what. */
  path: string;
  shown: string;
}

const service = (from: string, to: string): Edit => ({
  file: 'services/product/src/domain/refusals.ts',
  ...{ from, to, path: '/api/product/no-such-thing', shown: to },
});

const EDITS: readonly Edit[] = [
  service('Cannot find product', 'No such product in the hold'),
  // The same file again: for a file watcher it is a different file.
  service('No such product in the hold', 'Nothing of that name on board'),
  {
    file: 'frontend/src/pages/NotFoundPage.vue',
    from: '<EmptyState ',
    to: '<EmptyState data-edited ',
    path: '/src/pages/NotFoundPage.vue',
    shown: 'data-edited',
  },
];

/** The inspector ports of each process in the profile `debug`. */
const INSPECTORS: Record<string, number> = {
  'services/user/': 9229,
  'services/product/': 9230,
  'services/order/': 9231,
  'frontend/edge/': 9232,
};

async function shows(path: string, text: string, port = SHOP_PORT): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2000) });
  return (await response.text()).includes(text);
}

/** Waits until a processor is mostly free: nobody edits sources while the whole shop is starting. */
async function untilRested(): Promise<void> {
  await until(
    'the machine has rested',
    async () => {
      const pressure = new CpuPressure();
      await delay(2000);
      return (pressure.share() ?? 0) < RESTED;
    },
    REST_LIMIT_MS,
  );
}

/** Changes a file and returns the seconds until the shop shows the change. */
async function secondsUntilLive(folder: string, { file, from, to, path, shown }: Edit): Promise<number> {
  const place = join(folder, file);
  const source = await readFile(place, 'utf8');
  if (!source.includes(from)) throw new Error(`${file} does not hold “${from}” any more`);
  // Requested before the change, so that the first compilation is not measured.
  if (await shows(path, shown)) throw new Error(`“${shown}” is there before the change`);
  const began = performance.now();
  await writeFile(place, source.replace(from, to));
  await until(`${file} live`, () => shows(path, shown), LIVE_LIMIT_MS, 50);
  const seconds = (performance.now() - began) / 1000;
  if (seconds > LIVE_S) throw new Error(`${file} was live after ${seconds.toFixed(1)} s, not ${LIVE_S}`);
  return seconds;
}

/** Runs `work` while `skaffold dev` is watching and the shop is open. */
async function withSkaffold<T>(folder: string, profile: string[], work: () => Promise<T>): Promise<T> {
  const said: string[] = [];
  const skaffold = await startProcess({
    command: 'skaffold',
    args: ['dev', '--kube-context', CONTEXT, ...profile],
    cwd: folder,
    env: skaffoldEnvironment,
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
    return await work();
  } catch (error) {
    throw new Error(`${String(error)}\n${said.slice(-40).join('\n')}`, { cause: error });
  } finally {
    await skaffold.stop(STOP_LIMIT_MS);
  }
}

// BuildKit, Docker's own default since its version 23.
const skaffoldEnvironment = { ...process.env, DOCKER_BUILDKIT: '1' };

/** Checks that Node's inspector answers at the port of each process. */
async function inspect(): Promise<void> {
  for (const [folder, port] of Object.entries(INSPECTORS))
    await until(
      `the inspector of ${folder} at port ${port}`,
      () => shows('/json/list', folder, port),
      30_000,
    );
}

/** Deploys with the production profile, and returns the number of replicas of each process. */
async function runForProduction(folder: string, { namespace }: Release): Promise<string> {
  const skaffold = (...args: string[]) =>
    run('skaffold', [...args, '--kube-context', CONTEXT, '-p', 'prod'], {
      cwd: folder,
      env: skaffoldEnvironment,
    });
  await skaffold('run', '--status-check=true');
  await until('the shop is open', () => shows('/api/products', 'deckhand-rope'), 60_000);
  let replicas = '';
  await until(
    'two of each of the four processes',
    async () => {
      replicas = await kubectl(
        ...['-n', namespace, 'get', 'deploy', '-o', 'jsonpath={.items[*].status.readyReplicas}'],
      );
      const counts = replicas.split(' ').map(Number);
      return counts.length === 4 && counts.every((count) => count >= 2);
    },
    60_000,
  );
  await skaffold('delete');
  return replicas;
}

export const develop: Check = {
  name: 'develop',
  isTimed: true,
  async run({ release }) {
    await deleteNamespaces(release.namespace);
    const folder = join(temporaryFolder(), 'clone');
    await run('git', ['clone', '--quiet', ROOT, folder]);
    try {
      const seconds: string[] = [];
      await withSkaffold(folder, [], async () => {
        for (const edit of EDITS) {
          await untilRested();
          seconds.push((await secondsUntilLive(folder, edit)).toFixed(1));
        }
      });
      await withSkaffold(folder, ['-p', 'debug'], inspect);
      const replicas = await runForProduction(folder, release);
      return [
        `the change of a service was live after ${seconds[0]} s, another after ${seconds[1]} s, that of a page after ${seconds[2]} s`,
        `debug: an inspector in each of ${Object.keys(INSPECTORS).length} processes; prod: ${replicas} replicas`,
      ].join('\n    ');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
