/** The cluster that kubectl talks to. */
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
 * Gone with all that is in them. Their pods first, at once: the API server looks again only after half of the longest time
 * that one of them may take to say goodbye.
 */
export async function deleteNamespaces(...names: string[]): Promise<void> {
  const deletion = ['delete', 'namespace', ...names, '--ignore-not-found'];
  await kubectl(...deletion, '--wait=false');
  for (const name of names)
    await kubectl('-n', name, 'delete', 'pod', '--all', '--grace-period=1', '--wait=false');
  await kubectl(...deletion, '--wait');
}

/** A new one, as docs/operations.md makes it: whatever was in it before has gone. */
export async function renewNamespace(name: string): Promise<void> {
  await deleteNamespaces(name);
  const manifest = await readFile(join(ROOT, 'k8s/namespace.yaml'), 'utf8');
  await apply(manifest.replace('name: bulkhead', `name: ${name}`));
}

/** Where this machine reaches the node itself: kind's port mapping forks for every connection. */
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

/** Resolves when a condition holds; rejects with what it last said when it does not in time. */
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
