/**
 * Checks that `kubectl apply -k k8s/` alone gives a working shop, matches the chart, and brings Redis' access
 * rules to an older shop.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { manifests as rendered } from '../../chart/manifests.ts';
import { ROOT } from '../../local/root.ts';
import type { Check } from '../Check.ts';
import { deleteNamespaces, kubectl, kubectlJson, until } from '../kube.ts';
import type { Release } from '../Release.ts';
import { SHOP_PORT } from '../Stage.ts';

const READY_LIMIT_MS = 180_000;
const RULES_LIMIT_MS = 60_000;

interface Workload {
  metadata: { name: string };
  spec: { replicas: number };
  status: { readyReplicas?: number };
}

/** Simulates a shop of an older version, which lacks this version's rules and whose job is gone. */
async function assertBringsRules(release: Release): Promise<void> {
  const secret = `${release.fullname}-redis`;
  const before = await release.secret('redis');
  const key = Object.keys(before).find((name) => name.endsWith('.acl')) ?? '';
  const patch = JSON.stringify({ data: { [key]: null } });
  await release.kubectl('patch', 'secret', secret, '--type=merge', '--patch', patch);
  await release.kubectl('delete', 'job', '--all', '--wait');
  await kubectl('apply', '-k', 'k8s/');
  await until(
    "the ACL of Redis as before, with every user's password",
    async () => isDeepStrictEqual(await release.secret('redis'), before),
    RULES_LIMIT_MS,
  );
}

/** What the account that makes the secrets may do, and what it may not. */
const MAY = ['create secrets', 'get secrets/bulkhead-redis', 'patch secrets/bulkhead-redis'];
const MAY_NOT = [
  ...['get', 'list', 'watch', 'update', 'patch', 'delete'].map((verb) => `${verb} secrets`),
  ...['get secrets/bulkhead-admin', 'patch secrets/bulkhead-session-keys', 'delete secrets/bulkhead-redis'],
  ...['create pods', 'create pods/exec', 'get configmaps', 'create serviceaccounts/token'],
  ...['create rolebindings', 'create secrets --namespace=default'],
];

async function assertAccountMayLittle({ namespace }: Release): Promise<void> {
  const as = `--as=system:serviceaccount:${namespace}:make-secrets`;
  const answers = await Promise.all(
    [...MAY, ...MAY_NOT].map(async (what) => {
      // It ends with a failure to say no.
      const said = await kubectl('auth', 'can-i', as, `--namespace=${namespace}`, ...what.split(' ')).catch(
        String,
      );
      return { what, may: said.trim() === 'yes' };
    }),
  );
  const wrong = answers.filter(({ what, may }) => may !== MAY.includes(what));
  if (wrong.length > 0)
    throw new Error(wrong.map(({ what, may }) => `make-secrets ${may ? 'may' : 'may not'} ${what}`).join());
}

export const manifests: Check = {
  name: 'manifests',
  async run({ release }) {
    for (const [path, text] of await rendered())
      if (readFileSync(join(ROOT, path), 'utf8') !== text)
        throw new Error(`${path} is stale: make manifests`);
    await deleteNamespaces(release.namespace);
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
    await assertBringsRules(release);
    await assertAccountMayLittle(release);
    await kubectl('delete', '-k', 'k8s/', '--wait=false');
    await release.kubectl('delete', 'pod', '--all', '--grace-period=1', '--wait=false'); // or it takes half a minute
    await kubectl('wait', '--for=delete', `namespace/${release.namespace}`, '--timeout=60s');
    return `ready after ${seconds} s; somebody has signed up, shopped and checked out through the node port; applied again, it brings rules that Redis lacks; the account that makes secrets may do nothing else; deleted, it leaves nothing`;
  },
};
