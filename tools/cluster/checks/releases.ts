/** The chart beside itself in one namespace, and what is left when it goes. */
import type { Check } from '../Check.ts';
import { kubectl, kubectlJson } from '../kube.ts';
import { helms } from '../helms.ts';
import { Release } from '../Release.ts';
import { run } from '../run.ts';

/** Everything of a release but what `helm test` leaves. */
const shopOf = ({ selector }: Release) => `${selector},app.kubernetes.io/component!=test`;

/** Kind/name of everything that still carries the release's label. */
async function leftoversOf(release: Release): Promise<string[]> {
  const kinds = 'all,secret,configmap,pvc,sa,networkpolicy,pdb,hpa,ingress,cronjob';
  const { items } = await kubectlJson<{ items: { kind: string; metadata: { name: string } }[] }>(
    ...['-n', release.namespace, 'get', kinds, '-l', shopOf(release)],
  );
  return items.map(({ kind, metadata }) => `${kind}/${metadata.name}`).sort();
}

export const releases: Check = {
  name: 'releases',
  async run({ release }) {
    const [newest = 'helm'] = helms().slice(-1);
    const second = new Release(release.namespace, 'second', { helm: newest });
    await second.install();
    const [log] = await Promise.all([second.test(), release.test()]);
    if (!log.includes('the shop works')) throw new Error(log);
    await second.uninstall();
    // Pods take a moment to go, whichever helm it was.
    await second.kubectl('wait', '--for=delete', 'pod', '-l', shopOf(second), '--timeout=90s');
    const left = await leftoversOf(second);
    const expected = [
      ...['order', 'product', 'user'].map(
        (name) => `PersistentVolumeClaim/data-${second.fullname}-${name}-mysql-0`,
      ),
      ...['order-mysql', 'product-mysql', 'session-keys', 'user-mysql'].map(
        (name) => `Secret/${second.fullname}-${name}`,
      ),
    ];
    if (left.join() !== expected.join()) throw new Error(`helm uninstall leaves ${left.join(', ')}`);
    await kubectl('-n', release.namespace, 'delete', 'pvc,secret', '-l', second.selector);
    const version = (await run(newest, ['version', '--short'])).trim();
    return `two releases in one namespace shop at once; the second, by helm ${version}, goes and leaves ${left.length} objects (volumes, kept secrets)`;
  },
};
