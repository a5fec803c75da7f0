/** `kubectl apply -k k8s/` alone gives the shop, and is what the chart says. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifests as rendered } from '../../chart/manifests.ts';
import { ROOT } from '../../local/root.ts';
import type { Check } from '../Check.ts';
import { kubectl, kubectlJson, until } from '../kube.ts';
import { SHOP_PORT } from '../Stage.ts';

const READY_LIMIT_MS = 180_000;

interface Workload {
  metadata: { name: string };
  spec: { replicas: number };
  status: { readyReplicas?: number };
}

export const manifests: Check = {
  name: 'manifests',
  async run({ release }) {
    for (const [path, text] of await rendered())
      if (readFileSync(join(ROOT, path), 'utf8') !== text)
        throw new Error(`${path} is stale: make manifests`);
    await kubectl('delete', 'namespace', release.namespace, '--ignore-not-found', '--wait');
    const began = performance.now();
    await kubectl('apply', '-k', 'k8s/');
    await until(
      'every workload ready',
      async () => {
        const { items } = await kubectlJson<{ items: Workload[] }>(
          ...['-n', release.namespace, 'get', 'deploy,statefulset'],
        );
        return (
          items.length === 8 && items.every(({ spec, status }) => status.readyReplicas === spec.replicas)
        );
      },
      READY_LIMIT_MS,
    );
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    const log = execFileSync(process.execPath, ['charts/bulkhead/files/shop.mjs'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, SHOP_URL: `http://127.0.0.1:${SHOP_PORT}` },
    });
    if (!log.includes('the shop works')) throw new Error(log);
    return `ready after ${seconds} s; somebody has signed up, shopped and checked out through the node port`;
  },
};
