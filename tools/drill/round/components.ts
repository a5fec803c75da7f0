/** The components that may fail: the parts of each, and the row of promises that then applies. */
import type { RowName } from './expectations.ts';
import type { DrillShop, ServiceName } from '../shop/DrillShop.ts';
import type { Part } from '../shop/Part.ts';

export interface Component {
  /** The name for ONLY=…. */
  name: string;
  title: string;
  row: RowName;
  /** Used by default; all others need ALL=1. */
  isUsual: boolean;
  partsOf: (shop: DrillShop) => Part[];
  /** The services that cannot reach their own database: exactly these are not ready. */
  notReady?: readonly ServiceName[];
  /** Clients talk to it directly, so they see more than refusals. */
  isEdge?: boolean;
  /** A breaker keeps requests from waiting for it once it is known to be unavailable. */
  isBehindBreaker?: boolean;
}

const service = (name: ServiceName): Component => ({
  name: `${name}-service`,
  title: `${name} service`,
  row: name,
  isUsual: true,
  partsOf: ({ services }) => services[name],
  isBehindBreaker: true,
});

const replica = (name: ServiceName): Component => ({
  name: `${name}-replica`,
  title: `one of two replicas of the ${name} service`,
  row: 'nothing',
  isUsual: true,
  partsOf: ({ services }) => services[name].slice(0, 1),
});

const database = (name: ServiceName): Component => ({
  name: `${name}-database`,
  title: `MySQL of the ${name} service`,
  row: name,
  isUsual: true,
  partsOf: ({ databases }) => [databases[name]],
  notReady: [name],
});

export const components: readonly Component[] = [
  service('user'),
  service('product'),
  service('order'),
  database('user'),
  database('product'),
  database('order'),
  { name: 'redis', title: 'Redis', row: 'redis', isUsual: true, partsOf: ({ redis }) => [redis] },
  replica('user'),
  replica('product'),
  replica('order'),
  {
    name: 'edge',
    title: 'one of two edges',
    row: 'nothing',
    isUsual: true,
    partsOf: ({ edges }) => edges.slice(0, 1),
    isEdge: true,
  },
  {
    name: 'all-services',
    title: 'all three services',
    row: 'allServices',
    isUsual: true,
    partsOf: ({ services }) => Object.values(services).flat(),
    isBehindBreaker: true,
  },
  {
    name: 'user-and-product',
    title: 'user service and product service',
    row: 'userAndProduct',
    isUsual: false,
    partsOf: ({ services }) => [...services.user, ...services.product],
    isBehindBreaker: true,
  },
  {
    name: 'product-and-redis',
    title: 'product service and Redis',
    row: 'productAndRedis',
    isUsual: false,
    partsOf: ({ services, redis }) => [...services.product, redis],
  },
];
