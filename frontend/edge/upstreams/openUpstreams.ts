/** The three services behind the edge, probed from now on. */
import { Breakers } from '@bulkhead/chassis/resilience/Breakers';
import type { Logger } from '@bulkhead/chassis/observability/logger';
import type { Metrics } from '@bulkhead/chassis/observability/metrics';
import type { EdgeConfig } from '../config.ts';
import { Origin } from './Origin.ts';
import { probeOrigin } from './probeOrigin.ts';
import { Upstream } from './Upstream.ts';

/** Milliseconds for one request to a service, second try included. Leaves time to word a refusal within a second. */
export const UPSTREAM_BUDGET_MS = 850;

export type ServiceName = 'user' | 'product' | 'order';
export type Upstreams = Record<ServiceName, Upstream>;

export function openUpstreams(config: EdgeConfig, parts: { logger: Logger; metrics: Metrics }) {
  const breakers = new Breakers({ log: parts.logger, metrics: parts.metrics });
  const upstream = (name: ServiceName, urls: string[]) =>
    new Upstream(urls.map((url) => new Origin(name, url, UPSTREAM_BUDGET_MS, breakers)));
  const upstreams: Upstreams = {
    user: upstream('user', config.USER_SERVICE_URL),
    product: upstream('product', config.PRODUCT_SERVICE_URL),
    order: upstream('order', config.ORDER_SERVICE_URL),
  };
  const origins = Object.values(upstreams).flatMap(({ origins }) => origins);
  const probes = origins.map((origin) => probeOrigin(origin, UPSTREAM_BUDGET_MS));
  return {
    upstreams,
    async close(): Promise<void> {
      for (const stop of probes) stop();
      breakers.shutdown();
      await Promise.all(origins.map((origin) => origin.close()));
    },
  };
}
