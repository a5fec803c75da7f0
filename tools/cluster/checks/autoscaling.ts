/** Under load the autoscaler adds replicas. */
import { exchange, onThisMachine } from '../../drill/shoppers/exchange.ts';
import type { Check } from '../Check.ts';
import { until } from '../kube.ts';
import { SHOP_PORT } from '../Stage.ts';
import { testValues } from '../testValues.ts';

const AT_ONCE = 20;
const LIMIT_MS = 180_000;

/** Asks as fast as it is answered, until it is told to stop. */
async function ask(signal: AbortSignal): Promise<void> {
  while (!signal.aborted)
    await exchange(onThisMachine(SHOP_PORT), { method: 'GET', path: '/api/products?sort=price' }, 2000);
}

export const autoscaling: Check = {
  name: 'autoscaling',
  isTimed: true,
  async run({ release }) {
    const scaler = 'frontend.autoscaling';
    const few = [`${scaler}.enabled=true`, `${scaler}.minReplicas=1`, `${scaler}.maxReplicas=3`];
    await release.install([...testValues, ...few]);
    const before = (await release.readyPods('frontend')).length;
    if (before !== 1) throw new Error(`There are ${before} frontends before the load`);
    const stop = new AbortController();
    const began = performance.now();
    const load = Array.from({ length: AT_ONCE }, () => ask(stop.signal));
    try {
      await until(
        'a second frontend',
        async () => (await release.readyPods('frontend')).length > 1,
        LIMIT_MS,
        1000,
      );
    } finally {
      stop.abort();
      await Promise.all(load);
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    await release.install(testValues);
    return `a second frontend was ready ${seconds} s after the load began`;
  },
};
