/** Uninstalls a release and checks that only what docs/operations.md lists is left of it. */
import { kubectl, until } from './kube.ts';
import type { Release } from './Release.ts';

const GONE_LIMIT_MS = 90_000;

/** Objects that the API server creates and deletes by itself. */
const NOT_OURS = /^(events|pods\.metrics)/;

/** The kind/name of every object in the namespace that carries the release's label or name. */
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

/** Returns the number of remaining objects. `alsoVolumes`: claims expected besides those of the databases. */
export async function uninstall(release: Release, alsoVolumes: string[] = []): Promise<number> {
  const { fullname } = release;
  await release.uninstall();
  const volumes = ['order-mysql', 'product-mysql', 'user-mysql'].map(
    (owner) => `data-${fullname}-${owner}-0`,
  );
  const secrets = ['admin', 'order-mysql', 'product-mysql', 'redis', 'session-keys', 'user-mysql'];
  const expected = [
    ...[...volumes, ...alsoVolumes].sort().map((volume) => `persistentvolumeclaim/${volume}`),
    `pod/${fullname}-test`,
    ...secrets.map((kept) => `secret/${fullname}-${kept}`),
  ].join(', ');
  // Pods take a moment to disappear, whichever Helm version it was.
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
