/**
 * HTTP routes that read the catalogue, for everybody. They need no session, and so nothing but the database.
 */
import { defineRoute, type Route } from '@bulkhead/chassis/http/route';
import {
  ListProductsQuery,
  ProductPage,
  ProductParams,
  productPaths,
  ProductResult,
} from '../contract/product.ts';
import type { makeFindProduct } from '../domain/findProduct.ts';
import type { makeListChanges } from '../domain/listChanges.ts';
import type { makeListProducts } from '../domain/listProducts.ts';
import type { CatalogueAnswers } from './CatalogueAnswers.ts';

interface Parts {
  answers: CatalogueAnswers;
  listProducts: ReturnType<typeof makeListProducts>;
  listChanges: ReturnType<typeof makeListChanges>;
  findProduct: ReturnType<typeof makeFindProduct>;
}

export function catalogueRoutes({ answers, listProducts, listChanges, findProduct }: Parts): Route[] {
  return [
    defineRoute('get', productPaths.all, {
      summary: 'List products on sale, or every change since an instant',
      caller: 'anybody',
      query: ListProductsQuery,
      answers: { 200: ProductPage },
      handle: ({ query: { updated_since, ...query }, ctx }) =>
        updated_since === undefined
          ? answers.answer(ctx, ['list', query], () => listProducts(query))
          : answers.fresh(ctx, () => listChanges({ ...query, updated_since })),
    }),
    defineRoute('get', productPaths.one, {
      summary: 'Show one product, by id or slug',
      caller: 'anybody',
      params: ProductParams,
      answers: { 200: ProductResult },
      refusals: { 404: 'There is no such product on sale' },
      handle: ({ params: { id }, ctx }) =>
        answers.answer(ctx, ['one', id], async () => ({ result: await findProduct(id) })),
    }),
  ];
}
