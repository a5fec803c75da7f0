/** Starts the shop to be measured: the bundles that images run, with a private database and Redis on disk. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../build/bundle.ts';
import { productionEnvironment } from '../build/processes.ts';
import type { LocalShop } from '../local/startLocalShop.ts';
import { startLocalShop } from '../local/startLocalShop.ts';

export interface BenchShop {
  url: string;
  productUrl: string;
  /** A folder for the floors' files. */
  folder: string;
  databases: Record<'product' | 'order', { url: string; adminUrl: string }>;
  shop: LocalShop;
  stop(): Promise<void>;
}

/** One client with one address makes all requests here, so no limit may stop it. */
const LIMITS = ['LIMIT_LOGIN', 'LIMIT_REGISTER', 'LIMIT_EXISTS', 'LIMIT_ORDER_CHANGES'];
const NO_LIMITS = Object.fromEntries(LIMITS.map((name) => [name, '1000000']));

export async function startBenchShop(): Promise<BenchShop> {
  const folder = await mkdtemp(join(tmpdir(), 'bulkhead-bench-'));
  await bundle();
  const shop = await startLocalShop({
    dataDir: join(folder, 'data'),
    bundled: true,
    env: { ...productionEnvironment, ...NO_LIMITS, CATALOGUE_CACHE_MS: '0', LOG_PRETTY: '0' },
  });
  return {
    url: shop.url.replace('localhost', '127.0.0.1'),
    productUrl: shop.services.product.url,
    folder,
    databases: { product: ofBacking(shop.databases.product), order: ofBacking(shop.databases.order) },
    shop,
    async stop() {
      await shop.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function ofBacking({ url, server }: LocalShop['databases']['product']) {
  const running = server?.current;
  if (!running)
    throw new Error('The benchmark needs databases of its own: unset the *_DATABASE_URL variables');
  return { url, adminUrl: running.adminUrl() };
}
