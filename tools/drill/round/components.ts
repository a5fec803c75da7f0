/** What may be missing: each component's parts, and what the table promises then. */
import type { RowName } from './expectations.ts';
import type { DrillShop, ServiceName } from '../shop/DrillShop.ts';
import type { Part } from '../shop/Part.ts';

export interface Component {
  /** As ONLY=… names it. */
  name: string;
  title: string;
  row: RowName;
  /** Taken when nothing else is asked for; the rest comes with ALL=1. */
  isUsual: boolean;
  partsOf: (shop: DrillShop) => Part[];
  /** The services that cannot reach their own database: these, and no others, are not ready. */
  notReady?: readonly ServiceName[];
  /** Clients talk to it directly, so they notice more than a refusal. */
  isEdge?: boolean;
  /** Nobody waits for it once it is known to be away. */
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
