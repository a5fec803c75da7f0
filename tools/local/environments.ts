/** The environment of each process of the shop. */
import { join } from 'node:path';
import { hashingEnvironment, type ProcessName } from '../build/processes.ts';
import { APP_DIR } from './appBuild.ts';
import type { Backings } from './openBackings.ts';
import { managementPort, type Ports } from './Ports.ts';
import { ROOT } from './root.ts';
import type { ShopSecrets } from './shopSecrets.ts';

export interface Surroundings extends ShopSecrets, Backings {
  ports: Ports;
}

export const originOf = (port: number): string => `http://127.0.0.1:${port}`;

/** Each process gets the address of its own database, never another's. */
const NOT_HANDED_ON = ['USER_DATABASE_URL', 'PRODUCT_DATABASE_URL', 'ORDER_DATABASE_URL'];

/** @param given set by the caller: it wins, except for the ports */
export function environmentOf(
  name: ProcessName,
  around: Surroundings,
  given: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const { ports, databases, redis, sessionKeys, admin } = around;
  const own: Record<ProcessName, NodeJS.ProcessEnv> = {
    user: {
      DATABASE_URL: databases.user.url,
      ADMIN_USERNAME: admin.username,
      ADMIN_PASSWORD: admin.password,
      ...hashingEnvironment,
    },
    product: { DATABASE_URL: databases.product.url, SEED_DEMO_CATALOGUE: '1' },
    order: { DATABASE_URL: databases.order.url, PRODUCT_SERVICE_URL: originOf(ports.product) },
    edge: {
      USER_SERVICE_URL: originOf(ports.user),
      PRODUCT_SERVICE_URL: originOf(ports.product),
      ORDER_SERVICE_URL: originOf(ports.order),
      APP_DIR,
    },
  };
  const whole = {
    // Compile once, start faster from then on. Coverage is exact only without it.
    ...(process.env.NODE_V8_COVERAGE
      ? {}
      : { NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/bulkhead/compiled') }),
    ...process.env,
    HOST: '127.0.0.1',
    ...(name === 'edge' ? {} : { TRUST_PROXY: '1' }), // behind the edge, which sends the client's address
    REDIS_URL: redis.url,
    SESSION_KEYS: sessionKeys,
    ...own[name],
    ...given,
    PORT: String(ports[name]),
    MANAGEMENT_PORT: String(managementPort(ports[name])),
  };
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !NOT_HANDED_ON.includes(key)));
}
