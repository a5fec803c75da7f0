/** Sends new connections while one of two edges hangs. Only Kubernetes leaves it out here: no ingress tries the other one. */
import { get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { nodeAddress } from './kube.ts';
import { signalPod } from './node.ts';
import { PAGE } from './operationsPage.ts';
import type { Release } from './Release.ts';
import { NODE_PORT } from './testValues.ts';

/** Until its readiness probe has failed twice, it gets its share of new connections, as docs/operations.md says. */
const LEFT_OUT_MS = 6000;
/** The extra delay allowed, because one node runs everything. */
const CROWDED_MS = 1000;
const WELL_AGAIN_MS = 3000;
const PATIENCE_MS = 1000;
const PAUSE_MS = 100;

/** Each request opens its own connection. */
function isServed(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const address = { host, port: NODE_PORT, path: '/', agent: false, timeout: PATIENCE_MS };
    const asked = get(address, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.once('timeout', () => asked.destroy()).once('error', () => resolve(false));
  });
}

/** Counts unserved requests, and the milliseconds until the last of them. */
async function comeUntilAllIsWell(): Promise<{ unserved: number; ms: number }> {
  const host = await nodeAddress();
  const began = performance.now();
  let unserved = 0;
  let last = began;
  for (
    let now = began;
    now - last < WELL_AGAIN_MS && last - began < 2 * LEFT_OUT_MS;
    now = performance.now()
  ) {
    if (!(await isServed(host))) {
      unserved += 1;
      last = now;
    }
    await delay(PAUSE_MS);
  }
  return { unserved, ms: last - began };
}

/** Reports how long clients met the hung edge, and throws if that is longer than the page says. */
export async function meetHungEdge(release: Release): Promise<string> {
  const [edge = ''] = await release.readyPods('frontend');
  await signalPod(release.namespace, edge, 'SIGSTOP');
  const { unserved, ms } = await comeUntilAllIsWell().finally(() =>
    signalPod(release.namespace, edge, 'SIGCONT'),
  );
  await release.untilSettled();
  const seconds = (ms / 1000).toFixed(1);
  if (unserved === 0) throw new Error('Nobody met the edge that hung');
  if (ms > LEFT_OUT_MS + CROWDED_MS)
    throw new Error(`People met the hung edge for ${seconds} s: ${PAGE} says six at most`);
  return `one of two edges, hung, took ${unserved} new connections within ${seconds} s, then none`;
}
