/** Opens the connections to the three services behind the edge and starts probing them. */
import { setTimeout as delay } from 'node:timers/promises';
import { Breakers } from '@bulkhead/chassis/resilience/Breakers';
import type { Logger } from '@bulkhead/chassis/observability/logger';
import type { Metrics } from '@bulkhead/chassis/observability/metrics';
import type { Address, EdgeConfig } from '../config.ts';
import { Origin } from './Origin.ts';
import { Replicas } from './Replicas.ts';
import { Upstream } from './Upstream.ts';

/**
 * Milliseconds for one request to a service, including a retry. Leaves time to send
 * a refusal within one second.
 */
export const UPSTREAM_BUDGET_MS = 850;

const LOOK_MS = 50;
/** Once one service has answered, the network works, and the other healthy services answer soon. */
const AFTER_THE_FIRST_MS = 5_000;

export type ServiceName = 'user' | 'product' | 'order';
export type Upstreams = Record<ServiceName, Upstream>;

export function openUpstreams(config: EdgeConfig, parts: { logger: Logger; metrics: Metrics }) {
  const breakers = new Breakers({ log: parts.logger, metrics: parts.metrics });
  const replicas = (name: ServiceName, addresses: readonly Address[]) =>
    new Replicas({
      addresses,
      originOf: (url) => new Origin(name, url, UPSTREAM_BUDGET_MS, breakers),
      timeoutMs: UPSTREAM_BUDGET_MS,
    });
  const found = {
    user: replicas('user', config.USER_SERVICE_URL),
    product: replicas('product', config.PRODUCT_SERVICE_URL),
    order: replicas('order', config.ORDER_SERVICE_URL),
  };
  const upstreams: Upstreams = {
    user: new Upstream(found.user),
    product: new Upstream(found.product),
    order: new Upstream(found.order),
  };
  return {
    upstreams,
    /** Resolves when every service has answered, or when the time is up. */
    async found(limitMs: number): Promise<void> {
      let end = performance.now() + limitMs;
      const hasAnswered = ({ origins }: Upstream) =>
        origins.some(({ health, isLastResort }) => health !== 'silent' && !isLastResort);
      const all = Object.values(upstreams);
      while (performance.now() < end && !all.some(hasAnswered)) await delay(LOOK_MS);
      end = Math.min(end, performance.now() + AFTER_THE_FIRST_MS);
      while (performance.now() < end && !all.every(hasAnswered)) await delay(LOOK_MS);
    },
    async close(): Promise<void> {
      await Promise.all(Object.values(found).map((each) => each.close()));
      breakers.shutdown();
    },
  };
}
