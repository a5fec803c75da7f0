/** Finds the service that owns a path, from the contracts of the services. */
import { orderPaths } from '@bulkhead/order/contract';
import { productPaths } from '@bulkhead/product/contract';
import { userPaths } from '@bulkhead/user/contract';
import type { ServiceName } from '../upstreams/openUpstreams.ts';

export interface Owner {
  service: ServiceName;
  /** The path as the contract writes it; the route's name in metrics. */
  pattern: string;
}

const owned: [ServiceName, Record<string, string>][] = [
  ['user', userPaths],
  ['product', productPaths],
  ['order', orderPaths],
];
const owners: Owner[] = owned.flatMap(([service, paths]) =>
  Object.values(paths).map((pattern) => ({ service, pattern })),
);
const fixed = new Map(owners.map((owner) => [owner.pattern, owner]));
const withParameter = owners
  .filter(({ pattern }) => pattern.includes(':'))
  .map((owner) => ({ owner, matches: new RegExp(`^${owner.pattern.replaceAll(/:\w+/g, '[^/]+')}$`) }));

export function ownerOf(path: string): Owner | undefined {
  const plain = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  return fixed.get(plain) ?? withParameter.find(({ matches }) => matches.test(plain))?.owner;
}
