/**
 * HTTP routes for admins that read all products, on sale or hidden. Answers always come from the database
 * and are never cached (`no-store` is the default), so an admin sees each change at once.
 */
import { defineRoute, type Route } from '@bulkhead/chassis/http/route';
import {
  ListAllProductsQuery,
  ProductPage,
  ProductParams,
  productPaths,
  ProductResult,
} from '../contract/product.ts';
import type { makeFindAnyProduct } from '../domain/findProduct.ts';
import type { makeListProducts } from '../domain/listProducts.ts';

interface Parts {
  listProducts: ReturnType<typeof makeListProducts>;
  findAnyProduct: ReturnType<typeof makeFindAnyProduct>;
}

export function allProductsRoutes({ listProducts, findAnyProduct }: Parts): Route[] {
  return [
    defineRoute('get', productPaths.allProducts, {
      summary: 'List products on sale, hidden ones, or all',
      caller: 'admin',
      query: ListAllProductsQuery,
      answers: { 200: ProductPage },
      handle: async ({ query }) => ({ body: await listProducts(query) }),
    }),
    defineRoute('get', productPaths.anyProduct, {
      summary: 'Show one product, by id or slug, hidden or not',
      caller: 'admin',
      params: ProductParams,
      answers: { 200: ProductResult },
      refusals: { 404: 'There is no such product' },
      handle: async ({ params: { id } }) => ({ body: { result: await findAnyProduct(id) } }),
    }),
  ];
}
