/** Access to the test cluster through kubectl. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT } from '../local/root.ts';
import { run } from './run.ts';

export const CLUSTER = 'bulkhead';
export const CONTEXT = `kind-${CLUSTER}`;

export interface Pod {
  metadata: { name: string; uid: string; deletionTimestamp?: string; labels: Record<string, string> };
  status: {
    phase: string;
    podIP?: string;
    startTime?: string;
    conditions?: { type: string; status: string }[];
    containerStatuses?: { restartCount: number }[];
  };
}

export const kubectl = (...args: string[]) => run('kubectl', ['--context', CONTEXT, ...args]);
export const apply = (manifest: string) =>
  run('kubectl', ['--context', CONTEXT, 'apply', '-f', '-'], { input: manifest });

export async function kubectlJson<T>(...args: string[]): Promise<T> {
  return JSON.parse(await kubectl(...args, '--output', 'json')) as T;
}

/**
 * Deletes namespaces with everything in them. Their pods get only 1 s of grace, because the API server checks
 * again only after half of the longest grace period.
 */
export async function deleteNamespaces(...names: string[]): Promise<void> {
  const deletion = ['delete', 'namespace', ...names, '--ignore-not-found'];
  await kubectl(...deletion, '--wait=false');
  for (const name of names)
    await kubectl('-n', name, 'delete', 'pod', '--all', '--grace-period=1', '--wait=false');
  await kubectl(...deletion, '--wait');
}

/** Creates an empty namespace as docs/operations.md does; an existing one is deleted first. */
export async function renewNamespace(name: string): Promise<void> {
  await deleteNamespaces(name);
  const manifest = await readFile(join(ROOT, 'k8s/namespace.yaml'), 'utf8');
  await apply(manifest.replace('name: bulkhead', `name: ${name}`));
}

/** The node's own address: kind's port mapping forks for every connection. */
export const nodeAddress = (): Promise<string> =>
  kubectl('get', 'nodes', '-o', 'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}');

/** The values of a secret, decoded. */
export async function secretOf(namespace: string, name: string): Promise<Record<string, string>> {
  const { data } = await kubectlJson<{ data: Record<string, string> }>(
    '-n',
    namespace,
    'get',
    'secret',
    name,
  );
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]),
  );
}

export const isReady = ({ metadata, status }: Pod): boolean =>
  !metadata.deletionTimestamp &&
  (status.conditions ?? []).some((condition) => condition.type === 'Ready' && condition.status === 'True');

/** Waits until a condition holds; if it never does, rejects with its last error. */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
  limitMs: number,
  everyMs = 250,
): Promise<void> {
  const end = performance.now() + limitMs;
  let trouble = '';
  while (performance.now() < end) {
    try {
      if (await holds()) return;
    } catch (error) {
      trouble = String(error);
    }
    await delay(everyMs);
  }
  throw new Error(`Not within ${limitMs / 1000} s: ${what} ${trouble}`);
}
