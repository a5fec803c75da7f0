/** Checks that the autoscaler adds replicas under load and removes them again without refusing anyone. */
import { setTimeout as delay } from 'node:timers/promises';
import { exchange, onThisMachine } from '../../drill/shoppers/exchange.ts';
import type { Check } from '../Check.ts';
import { until } from '../kube.ts';
import { SHOP_PORT } from '../Stage.ts';
import { testValues } from '../testValues.ts';

const AT_ONCE = 20;
const LIMIT_MS = 180_000;
/** Seldom enough not to be load itself: the autoscaler targets a small share of a processor. */
const LOOK_EVERY_MS = 500;
const SCALER = 'frontend.autoscaling';
const FEW = [
  `${SCALER}.enabled=true`,
  `${SCALER}.minReplicas=1`,
  `${SCALER}.maxReplicas=3`,
  `${SCALER}.behavior.scaleDown.stabilizationWindowSeconds=0`,
];

/** Sends requests as fast as they are answered, until it is stopped. */
async function ask(signal: AbortSignal): Promise<void> {
  while (!signal.aborted)
    await exchange(onThisMachine(SHOP_PORT), { method: 'GET', path: '/api/products?sort=price' }, 2000);
}

/** Browses as a shopper, who must not notice anything. */
async function lookAround(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await exchange(onThisMachine(SHOP_PORT), { method: 'GET', path: '/api/products' }, 10_000);
    if (answer.status !== 200)
      throw new Error(`Somebody got ${answer.trouble ?? answer.status} while frontends came or went`);
    await delay(LOOK_EVERY_MS);
  }
}

/** Runs `work` while the people send requests, and returns the seconds it took. */
async function secondsWhile(
  people: ((signal: AbortSignal) => Promise<void>)[],
  work: () => Promise<void>,
): Promise<string> {
  const stop = new AbortController();
  const began = performance.now();
  const coming = Promise.all(people.map((come) => come(stop.signal)));
  try {
    await Promise.race([work(), coming]);
  } finally {
    stop.abort();
  }
  const seconds = (performance.now() - began) / 1000;
  await coming;
  return seconds.toFixed(0);
}

export const autoscaling: Check = {
  name: 'autoscaling',
  isTimed: true,
  async run({ release }) {
    await release.install([...testValues, ...FEW]);
    const frontends = async () => (await release.readyPods('frontend')).length;
    if ((await frontends()) !== 1) throw new Error('There is more than one frontend before the load');
    const up = await secondsWhile([...Array.from({ length: AT_ONCE }, () => ask), lookAround], () =>
      until('a second frontend', async () => (await frontends()) > 1, LIMIT_MS, 1000),
    );
    const down = await secondsWhile([lookAround], () =>
      until('one frontend again', async () => (await release.pods('frontend')).length === 1, LIMIT_MS, 1000),
    );
    await release.install(testValues);
    return `a second frontend was ready ${up} s after the load began, and ${down} s after it ended there was one again; nobody noticed either`;
  },
};
