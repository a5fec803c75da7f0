/** The product service in this process, on free ports, with its own database and Redis; and callers of it. */
import { randomUUID } from 'node:crypto';
import { readConfig } from '@bulkhead/chassis/config/readConfig';
import { startService, type RunningService } from '@bulkhead/chassis/lifecycle/startService';
import { createLogger } from '@bulkhead/chassis/observability/logger';
import { createMetrics } from '@bulkhead/chassis/observability/metrics';
import { connectRedis } from '@bulkhead/chassis/sessions/redis';
import { SessionStore } from '@bulkhead/chassis/sessions/SessionStore';
import { ApiClient } from '@bulkhead/chassis/testing/ApiClient';
import { testDatabase, testRedis } from '@bulkhead/tools/engines/testServers';
import { ProductConfig } from '../../src/config.ts';
import type { Product } from '../../src/contract/product.ts';
import { createProductService } from '../../src/service.ts';

/** The first key signs; the second is an old one that is still listed. */
export const KEYS: [string, string] = [
  'the first key signs all the sessions',
  'an older key that is still listed',
];

export interface ProductUnderTest extends RunningService {
  api: ApiClient;
  env: NodeJS.ProcessEnv;
}

/** The answers' cache is off unless a test sets it. */
export async function startProduct(env: NodeJS.ProcessEnv = {}): Promise<ProductUnderTest> {
  const complete = {
    HOST: '127.0.0.1',
    PORT: '0',
    MANAGEMENT_PORT: '0',
    LOG_LEVEL: 'silent',
    SESSION_KEYS: KEYS.join(','),
    CATALOGUE_CACHE_MS: '0',
    DATABASE_URL: env['DATABASE_URL'] ?? (await testDatabase()),
    REDIS_URL: env['REDIS_URL'] ?? (await testRedis()),
    ...env,
  };
  const config = readConfig(ProductConfig, complete);
  const running = await startService(await createProductService(config), config);
  if (env['DATABASE_URL'] === undefined) await running.opened;
  return { ...running, env: complete, api: await ApiClient.of(running.url) };
}

/** The api_key of a person who has just signed in. */
export async function keyOf(role: 'user' | 'admin', { env }: ProductUnderTest): Promise<string> {
  const logger = await createLogger({ service: 'test', LOG_LEVEL: 'silent', LOG_PRETTY: false });
  const redis = connectRedis(String(env['REDIS_URL']), { logger, metrics: createMetrics('test') });
  try {
    await new Promise((resolve) => redis.once('ready', resolve));
    const settings = { SESSION_KEYS: KEYS, SESSION_MAX_AGE: 86_400, SESSION_OUTAGE_GRACE: 86_400 };
    const store = new SessionStore(settings, { redis });
    return (await store.make(store.issue({ id: randomUUID(), username: role, role }))).token;
  } finally {
    redis.disconnect();
  }
}

let things = 0;

/** A product nobody else has made. */
export function something(overrides: Record<string, unknown> = {}) {
  const n = ++things;
  return {
    name: `Thing ${n}`,
    slug: `thing-${n}`,
    image: 'thing.svg',
    price: '19.99',
    description: 'A thing.',
    category: 'Things',
    ...overrides,
  };
}

export async function create(
  { api }: ProductUnderTest,
  key: string,
  overrides?: Record<string, unknown>,
): Promise<Product> {
  const { body } = await api.post<{ result: Product }>('/api/product/create', {
    key,
    body: something(overrides),
  });
  return body.result;
}

/** Every product of a list, page by page. */
export const wholeList = (product: ProductUnderTest, query: string, limit = 200): Promise<Product[]> =>
  pagesOf(product, `/api/products?${query}&limit=${limit}`);

/** Every product of a list only an admin sees. */
export const allProductsOf = (
  product: ProductUnderTest,
  key: string,
  query: string,
  limit = 200,
): Promise<Product[]> => pagesOf(product, `/api/products/all?${query}&limit=${limit}`, key);

async function pagesOf({ api }: ProductUnderTest, list: string, key?: string): Promise<Product[]> {
  const all: Product[] = [];
  for (let next: string | null = ''; next !== null;) {
    const cursor: string = next && `&cursor=${next}`;
    const { body } = await api.get<{ results: Product[]; next: string | null }>(list + cursor, { key });
    all.push(...body.results);
    next = body.next;
  }
  return all;
}
