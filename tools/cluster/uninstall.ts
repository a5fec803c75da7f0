/** Takes a release away and looks for what is left of it: what docs/operations.md says, and nothing else. */
import { kubectl, until } from './kube.ts';
import type { Release } from './Release.ts';

const GONE_LIMIT_MS = 90_000;

/** What the API server writes by itself, and forgets by itself. */
const NOT_OURS = /^(events|pods\.metrics)/;

/** Kind/name of everything in the namespace that carries the release's label or its name. */
async function leftoversOf({ namespace, name, selector }: Release): Promise<string[]> {
  const resources = await kubectl('api-resources', '--namespaced', '--verbs=list', '--output=name');
  const kinds = resources
    .trim()
    .split('\n')
    .filter((kind) => !NOT_OURS.test(kind))
    .join();
  const get = ['-n', namespace, 'get', kinds, '--output=name'];
  const [all, labelled] = await Promise.all([kubectl(...get), kubectl(...get, '--selector', selector)]);
  const named = all.split('\n').filter((object) => object.includes(name));
  return [...new Set([...named, ...labelled.split('\n')])].filter((object) => object !== '').sort();
}

/** How many objects are left. */
export async function uninstall(release: Release): Promise<number> {
  const { fullname } = release;
  await release.uninstall();
  const expected = [
    ...['order', 'product', 'user'].map(
      (service) => `persistentvolumeclaim/data-${fullname}-${service}-mysql-0`,
    ),
    `pod/${fullname}-test`,
    ...['order-mysql', 'product-mysql', 'session-keys', 'user-mysql'].map(
      (kept) => `secret/${fullname}-${kept}`,
    ),
  ].join(', ');
  // Pods take a moment to go, whichever helm it was.
  await until(
    `helm uninstall leaves ${expected} alone`,
    async () => {
      const left = (await leftoversOf(release)).join(', ');
      if (left !== expected) throw new Error(`and not ${left}`);
      return true;
    },
    GONE_LIMIT_MS,
    1000,
  );
  return expected.split(', ').length;
}
