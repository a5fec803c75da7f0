/** The composition root: the only file that knows all parts of the product service. */
import { createApi } from '@bulkhead/chassis/http/createApi';
import type { Service } from '@bulkhead/chassis/lifecycle/startService';
import { createLogger } from '@bulkhead/chassis/observability/logger';
import { createMetrics } from '@bulkhead/chassis/observability/metrics';
import { openSessions } from '@bulkhead/chassis/sessions/openSessions';
import { refuseForeignOrigin } from '@bulkhead/chassis/sessions/refuseForeignOrigin';
import { createSessionGate } from '@bulkhead/chassis/sessions/sessionGate';
import { Database } from '@bulkhead/chassis/storage/Database';
import { migrate } from '@bulkhead/chassis/storage/migrate';
import { createIdempotencyKeys } from '@bulkhead/chassis/storage/once';
import { createProducts } from '../migrations/products.ts';
import type { Config } from './config.ts';
import { ProductRepository } from './data/ProductRepository.ts';
import { seedDemoCatalogue } from './data/seedDemoCatalogue.ts';
import { makeCreateProduct } from './domain/createProduct.ts';
import { makeFindProduct } from './domain/findProduct.ts';
import { makeListChanges } from './domain/listChanges.ts';
import { makeListProducts } from './domain/listProducts.ts';
import { makeUpdateProduct } from './domain/updateProduct.ts';
import { adminRoutes } from './http/admin.routes.ts';
import { CatalogueAnswers } from './http/CatalogueAnswers.ts';
import { catalogueRoutes } from './http/catalogue.routes.ts';

export async function createProductService(config: Config): Promise<Service> {
  const service = 'product';
  const logger = await createLogger({ service, ...config });
  const metrics = createMetrics(service);
  const database = new Database({ url: config.DATABASE_URL, poolSize: config.DATABASE_POOL, metrics });
  const sessions = openSessions(config, { logger, metrics });

  const catalogue = new ProductRepository(database);
  const answers = new CatalogueAnswers(config.CATALOGUE_CACHE_MS);
  const listProducts = makeListProducts({ catalogue });
  const listChanges = makeListChanges({ catalogue });
  const findProduct = makeFindProduct({ catalogue });
  const createProduct = makeCreateProduct({ catalogue });
  const updateProduct = makeUpdateProduct({ catalogue });

  const api = createApi({
    service,
    routes: [
      ...catalogueRoutes({ answers, listProducts, listChanges, findProduct }),
      ...adminRoutes({ answers, createProduct, updateProduct }),
    ],
    logger,
    metrics,
    trustProxy: config.TRUST_PROXY,
    sessions: createSessionGate(sessions),
    guards: [refuseForeignOrigin],
  });
  const callback = api.callback();

  return {
    logger,
    metrics,
    listener: (request, response) => void callback(request, response),
    open: () =>
      migrate(config.DATABASE_URL, [createIdempotencyKeys, createProducts], logger, async () => {
        if (config.SEED_DEMO_CATALOGUE) await seedDemoCatalogue(database);
      }),
    checkReady: () => database.ping(),
    close: async () => {
      await sessions.close();
      await database.close();
    },
  };
}
