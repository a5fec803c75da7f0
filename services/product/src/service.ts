/** Assembles the product service: the only file that knows all its parts. */
import { openParts } from '@bulkhead/chassis/lifecycle/assembleService';
import type { Service } from '@bulkhead/chassis/lifecycle/startService';
import { createIdempotencyKeys } from '@bulkhead/chassis/storage/once';
import { listHiddenProducts } from '../migrations/hiddenProducts.ts';
import { createProducts } from '../migrations/products.ts';
import type { ProductConfig } from './config.ts';
import { ProductRepository } from './data/ProductRepository.ts';
import { seedDemoCatalogue } from './data/seedDemoCatalogue.ts';
import { makeCreateProduct } from './domain/createProduct.ts';
import { makeFindProduct, makeFindAnyProduct } from './domain/findProduct.ts';
import { makeListChanges } from './domain/listChanges.ts';
import { makeListProducts } from './domain/listProducts.ts';
import type { Visibility } from './domain/productLists.ts';
import { makeUpdateProduct } from './domain/updateProduct.ts';
import { adminRoutes } from './http/adminRoutes.ts';
import { CatalogueAnswers } from './http/CatalogueAnswers.ts';
import { catalogueRoutes } from './http/catalogueRoutes.ts';
import { allProductsRoutes } from './http/allProductsRoutes.ts';

/** A list names at most this many categories. */
const MOST_CATEGORIES = 100;

export async function createProductService(config: ProductConfig): Promise<Service> {
  const { database, assemble } = await openParts('product', config);
  const catalogue = new ProductRepository(database);
  const answers = new CatalogueAnswers(config.CATALOGUE_CACHE_MS);
  const categories = (visibilities: readonly Visibility[]) =>
    catalogue.categories(visibilities, MOST_CATEGORIES);

  return assemble({
    routes: [
      ...catalogueRoutes({
        answers,
        listProducts: makeListProducts({
          catalogue,
          categories: (visibilities) => answers.categories(() => categories(visibilities)),
        }),
        listChanges: makeListChanges({ catalogue }),
        findProduct: makeFindProduct({ catalogue }),
      }),
      ...allProductsRoutes({
        listProducts: makeListProducts({ catalogue, categories }),
        findAnyProduct: makeFindAnyProduct({ catalogue }),
      }),
      ...adminRoutes({
        answers,
        createProduct: makeCreateProduct({ catalogue }),
        updateProduct: makeUpdateProduct({ catalogue }),
      }),
    ],
    migrations: [createIdempotencyKeys, createProducts, listHiddenProducts(database)],
    async afterMigration() {
      if (config.SEED_DEMO_CATALOGUE) await seedDemoCatalogue(database);
    },
  });
}
