/** The product service, as the app calls it. */
import type { Page } from '@bulkhead/chassis/contract/shared';
import type {
  CreateProductRequest,
  Product,
  ProductSort,
  UpdateProductRequest,
  productPaths,
} from '@bulkhead/product/contract';
import type { z } from 'zod';
import type { Call } from './call.ts';

const paths: typeof productPaths = {
  all: '/api/products',
  one: '/api/product/:id',
  create: '/api/product/create',
};

/** A change feed from the beginning of time holds every product there is, hidden ones too. */
const BEGINNING = '1970-01-01T00:00:00Z';

export type NewProduct = z.input<typeof CreateProductRequest>;
export type ProductChanges = z.input<typeof UpdateProductRequest>;

export interface CatalogueQuery {
  search?: string;
  category?: string;
  sort?: ProductSort;
}

export interface CataloguePage extends Page<Product> {
  /** Seconds since the original was seen, when this is a copy. */
  copyAge: number | null;
}

interface ProductAnswer {
  result: Product;
}

export interface ProductClient {
  list: (query: CatalogueQuery, cursor?: string, signal?: AbortSignal) => Promise<CataloguePage>;
  listAll: (cursor?: string, signal?: AbortSignal) => Promise<Page<Product>>;
  read: (idOrSlug: string, signal?: AbortSignal) => Promise<{ product: Product; copyAge: number | null }>;
  create: (product: NewProduct, key: string) => Promise<Product>;
  update: (id: string, changes: ProductChanges) => Promise<Product>;
}

export function makeProductClient(call: Call): ProductClient {
  const one = (id: string) => paths.one.replace(':id', encodeURIComponent(id));
  return {
    list: async (query, cursor, signal) => {
      const { body, copyAge } = await call<Page<Product>>('GET', paths.all, {
        query: { ...query, cursor },
        signal,
      });
      return { ...body, copyAge };
    },
    listAll: async (cursor, signal) => {
      const query = { updated_since: BEGINNING, limit: 200, cursor };
      return (await call<Page<Product>>('GET', paths.all, { query, signal })).body;
    },
    read: async (idOrSlug, signal) => {
      const { body, copyAge } = await call<ProductAnswer>('GET', one(idOrSlug), { signal });
      return { product: body.result, copyAge };
    },
    create: async (product, key) =>
      (await call<ProductAnswer>('POST', paths.create, { body: product, key })).body.result,
    update: async (id, changes) =>
      (await call<ProductAnswer>('PATCH', one(id), { body: changes })).body.result,
  };
}
