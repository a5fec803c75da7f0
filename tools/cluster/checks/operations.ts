/** Every command of docs/operations.md, in the order of the page, where there was nothing before. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../local/root.ts';
import type { Check } from '../Check.ts';
import { CONTEXT, apply, kubectl } from '../kube.ts';
import { run } from '../run.ts';

const PAGE = 'docs/operations.md';
/** Stands in for the databases and the Redis that an operator has already. */
const STORES = 'tools/cluster/stores.yaml';

interface Block {
  heading: string;
  commands: string;
}

function blocksOf(page: string): Block[] {
  let heading = '';
  return [...page.matchAll(/^## (.*)$|^```sh\n([^]*?)^```$/gm)].flatMap(([, title, commands]) => {
    if (title !== undefined) heading = title;
    return commands === undefined ? [] : [{ heading, commands }];
  });
}

async function startStores(): Promise<void> {
  await apply(await readFile(join(ROOT, STORES), 'utf8'));
  await kubectl('-n', 'stores', 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=180s');
}

export const operations: Check = {
  name: 'operations',
  async run() {
    const blocks = blocksOf(await readFile(join(ROOT, PAGE), 'utf8'));
    const folder = await mkdtemp(join(tmpdir(), 'bulkhead-operations-'));
    try {
      await kubectl('delete', 'namespace', 'bulkhead', 'outside', 'stores', '--ignore-not-found', '--wait');
      await startStores();
      const config = await kubectl('config', 'view', '--minify', '--flatten');
      await writeFile(join(folder, 'kubeconfig'), config, { mode: 0o600 });
      for (const { heading, commands } of blocks) {
        const script = `export KUBECONFIG=${join(folder, 'kubeconfig')}\ncd ${folder}\nln -sfn ${ROOT}/charts ${ROOT}/k8s .\n${commands}`;
        await run('bash', ['-euo', 'pipefail', '-c', script]).catch((error: unknown) => {
          throw new Error(`${heading}: ${String(error)}`);
        });
      }
    } finally {
      await rm(folder, { recursive: true });
      await kubectl('delete', 'namespace', 'outside', 'stores', '--ignore-not-found', '--wait=false');
    }
    const headings = new Set(blocks.map(({ heading }) => heading));
    return `${blocks.length} blocks of commands under ${headings.size} headings of ${PAGE} do what they say (context ${CONTEXT})`;
  },
};
