/** Assembles the product service: the only file that knows all its parts. */
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
import { listHiddenProducts } from '../migrations/hiddenProducts.ts';
import { createProducts } from '../migrations/products.ts';
import type { ProductConfig } from './config.ts';
import { ProductRepository } from './data/ProductRepository.ts';
import { seedDemoCatalogue } from './data/seedDemoCatalogue.ts';
import { makeCreateProduct } from './domain/createProduct.ts';
import { makeFindProduct, makeFindStocked } from './domain/findProduct.ts';
import { makeListChanges } from './domain/listChanges.ts';
import { makeListProducts } from './domain/listProducts.ts';
import type { Shelf } from './domain/productLists.ts';
import { makeUpdateProduct } from './domain/updateProduct.ts';
import { adminRoutes } from './http/adminRoutes.ts';
import { CatalogueAnswers } from './http/CatalogueAnswers.ts';
import { catalogueRoutes } from './http/catalogueRoutes.ts';
import { stockRoutes } from './http/stockRoutes.ts';

const NAME = 'product';
/** A list names at most this many categories. */
const MOST_CATEGORIES = 100;

export async function createProductService(config: ProductConfig): Promise<Service> {
  const logger = await createLogger({ service: NAME, ...config });
  const metrics = createMetrics(NAME);
  const { DATABASE_URL: url, DATABASE_POOL_SIZE: poolSize } = config;
  const database = new Database({ url, poolSize, metrics });
  const sessions = openSessions(config, { logger, metrics });
  const catalogue = new ProductRepository(database);
  const answers = new CatalogueAnswers(config.CATALOGUE_CACHE_MS);
  const categories = (shelves: readonly Shelf[]) => catalogue.categories(shelves, MOST_CATEGORIES);
  const migrations = [createIdempotencyKeys, createProducts, listHiddenProducts(database)];

  const routes = [
    ...catalogueRoutes({
      answers,
      listProducts: makeListProducts({
        catalogue,
        categories: (shelves) => answers.categories(() => categories(shelves)),
      }),
      listChanges: makeListChanges({ catalogue }),
      findProduct: makeFindProduct({ catalogue }),
    }),
    ...stockRoutes({
      listProducts: makeListProducts({ catalogue, categories }),
      findStocked: makeFindStocked({ catalogue }),
    }),
    ...adminRoutes({
      answers,
      createProduct: makeCreateProduct({ catalogue }),
      updateProduct: makeUpdateProduct({ catalogue }),
    }),
  ];
  const serve = createApi({
    service: NAME,
    routes,
    logger,
    metrics,
    trustProxy: config.TRUST_PROXY,
    sessions: createSessionGate(sessions),
    guards: [refuseForeignOrigin],
  }).callback();

  return {
    logger,
    metrics,
    listener: (request, response) => void serve(request, response),
    migrate: () =>
      migrate(url, migrations, logger, async () => {
        if (config.SEED_DEMO_CATALOGUE) await seedDemoCatalogue(database);
      }),
    checkReady: () => database.ping(),
    async close() {
      await sessions.close();
      await database.close();
    },
  };
}
