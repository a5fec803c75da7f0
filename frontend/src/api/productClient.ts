/** The client of the product service. */
import type {
  CreateProductRequest,
  Product,
  ProductPage,
  ProductSort,
  VisibilityFilter,
  UpdateProductRequest,
  productPaths,
} from '@bulkhead/product/contract';
import type { z } from 'zod';
import { ADMIN_PAGE_SIZE } from '../../shared/adminPageSize.ts';
import type { Call } from './call.ts';

const paths: typeof productPaths = {
  all: '/api/products',
  one: '/api/product/:id',
  create: '/api/product/create',
  allProducts: '/api/products/all',
  anyProduct: '/api/products/all/:id',
};

export type NewProduct = z.input<typeof CreateProductRequest>;
export type ProductChanges = z.input<typeof UpdateProductRequest>;

export interface CatalogueQuery {
  search?: string;
  category?: string;
  sort?: ProductSort;
}

/** A query for admins: all products, unless `state` narrows them. */
export interface AllProductsQuery extends CatalogueQuery {
  state?: VisibilityFilter;
}

export interface CataloguePage extends ProductPage {
  /** Age of this copy in seconds; null for an original. */
  copyAge: number | null;
}

interface ProductAnswer {
  result: Product;
}

export interface ProductClient {
  list: (query: CatalogueQuery, cursor?: string, signal?: AbortSignal) => Promise<CataloguePage>;
  read: (idOrSlug: string, signal?: AbortSignal) => Promise<{ product: Product; copyAge: number | null }>;
  listAllProducts: (query: AllProductsQuery, cursor?: string, signal?: AbortSignal) => Promise<ProductPage>;
  /** Also finds hidden products. */
  readAnyProduct: (id: string, signal?: AbortSignal) => Promise<Product>;
  create: (product: NewProduct, key: string) => Promise<Product>;
  /** Refused with `product-changed` when the product is newer than the version the changes are based on. */
  update: (id: string, changes: ProductChanges) => Promise<Product>;
}

export function makeProductClient(call: Call): ProductClient {
  const one = (id: string) => paths.one.replace(':id', encodeURIComponent(id));
  return {
    list: async (query, cursor, signal) => {
      const { body, copyAge } = await call<ProductPage>('GET', paths.all, {
        query: { ...query, cursor },
        signal,
      });
      return { ...body, copyAge };
    },
    read: async (idOrSlug, signal) => {
      const { body, copyAge } = await call<ProductAnswer>('GET', one(idOrSlug), { signal });
      return { product: body.result, copyAge };
    },
    listAllProducts: async (wanted, cursor, signal) => {
      const query = { ...wanted, limit: ADMIN_PAGE_SIZE, cursor };
      return (await call<ProductPage>('GET', paths.allProducts, { query, signal })).body;
    },
    readAnyProduct: async (id, signal) => {
      const path = paths.anyProduct.replace(':id', encodeURIComponent(id));
      return (await call<ProductAnswer>('GET', path, { signal })).body.result;
    },
    create: async (product, key) =>
      (await call<ProductAnswer>('POST', paths.create, { body: product, key })).body.result,
    update: async (id, changes) =>
      (await call<ProductAnswer>('PATCH', one(id), { body: changes })).body.result,
  };
}
