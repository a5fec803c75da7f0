/** Runs every command of docs/operations.md, in the order of the page. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../local/root.ts';
import type { Check } from '../Check.ts';
import { CONTEXT, apply, deleteNamespaces, kubectl } from '../kube.ts';
import { blocksOf, PAGE, readPage, tried } from '../operationsPage.ts';
import { openShell } from '../shell.ts';

/** Stand-ins for the databases and the Redis of an operator. */
const STORES = 'tools/cluster/stores.yaml';

const ANY_NODE = '"$(kubectl get nodes --output name | sed s,.*/,,)"';

/**
 * The inline commands, such as in the runbooks: each once, run while there is something to see. Commands that
 * would change a node are only run dry.
 */
function looksIn(page: string): string[] {
  const looks = page.matchAll(/`(kubectl --namespace bulkhead (?:get|describe|top|logs) [^`]+)`/g);
  const changes = [...page.matchAll(/`(kubectl (?:taint nodes|drain) NODE [^`]+)`/g)];
  if (changes.length < 2) throw new Error(`${PAGE} no longer says how to taint and to drain a node`);
  const commands = [
    ...[...looks].map(([, command = '']) => command),
    ...changes.map(([, command = '']) => `${command.replace('NODE', ANY_NODE)} --dry-run=server`),
  ];
  return [...new Set(commands)];
}
const FIRST = 'Install';
const LAST_TO_SEE = 'Uninstall';
/** After its last block the shop is tried: each kind of secret was replaced. */
const REPLACES_SECRETS = 'Rotate';
const NEEDS_STORES = 'Databases and a Redis of your own';

async function startStores(): Promise<void> {
  await apply(await readFile(join(ROOT, STORES), 'utf8'));
  await kubectl('-n', 'stores', 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=180s');
}

const endStores = () =>
  kubectl('delete', 'namespace', 'outside', 'stores', '--ignore-not-found', '--wait=false');

export const operations: Check = {
  name: 'operations',
  async run({ release }) {
    const page = await readPage();
    const looks = looksIn(page);
    const blocks = blocksOf(page).flatMap((block) =>
      block.heading === LAST_TO_SEE ? [{ heading: 'Watch', commands: looks.join('\n') }, block] : [block],
    );
    const withStores = blocks.findLastIndex(({ heading }) => heading === NEEDS_STORES);
    const replaced = blocks.findLastIndex(({ heading }) => heading === REPLACES_SECRETS);
    if (replaced < 0) throw new Error(`${PAGE} no longer has a heading ${REPLACES_SECRETS}`);
    const shell = await openShell();
    try {
      const isThere = blocks.some(({ heading, commands }) => heading === FIRST && tried.has(commands));
      await deleteNamespaces('outside', 'stores', ...(isThere ? [] : [release.namespace]));
      const stores = startStores();
      stores.catch(() => undefined); // reported when they are needed
      if (isThere) await release.install();
      for (const [i, { heading, commands }] of blocks.entries()) {
        if (tried.has(commands)) continue;
        if (heading === NEEDS_STORES) await stores;
        await shell.run(commands).catch((error: unknown) => {
          throw new Error(`${heading}: ${String(error)}`);
        });
        if (i === withStores) await endStores();
        if (i === replaced) {
          await release.untilSettled();
          await release.test();
        }
      }
    } finally {
      await shell.close();
      await endStores();
    }
    const headings = new Set(blocks.map(({ heading }) => heading));
    return `${blocks.length - 1} blocks of commands under ${headings.size} headings of ${PAGE} do what they say${tried.size > 0 ? `, ${tried.size} of them tried before` : ''}, and ${looks.length} that look (context ${CONTEXT})`;
  },
};
