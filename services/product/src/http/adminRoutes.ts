/** HTTP routes that change the catalogue, for admins. Hidden products can be found with allProductsRoutes.ts. */
import { defineRoute, type Route } from '@bulkhead/chassis/http/route';
import {
  CreateProductRequest,
  ProductCreated,
  ProductParams,
  productPaths,
  ProductUpdated,
  UpdateProductRequest,
} from '../contract/product.ts';
import type { makeCreateProduct } from '../domain/createProduct.ts';
import type { makeUpdateProduct } from '../domain/updateProduct.ts';
import type { CatalogueAnswers } from './CatalogueAnswers.ts';

interface Parts {
  answers: CatalogueAnswers;
  createProduct: ReturnType<typeof makeCreateProduct>;
  updateProduct: ReturnType<typeof makeUpdateProduct>;
}

const SLUG_TAKEN = 'Another product has this slug';
const MISSING = 'There is no such product';

export function adminRoutes({ answers, createProduct, updateProduct }: Parts): Route[] {
  return [
    defineRoute('post', productPaths.create, {
      summary: 'Put a new product on sale',
      caller: 'admin',
      body: CreateProductRequest,
      answers: { 201: ProductCreated },
      refusals: { 409: SLUG_TAKEN },
      handle: async ({ body, once }) => {
        const product = await createProduct(body, once);
        answers.forget();
        return { status: 201, body: { message: 'Product created', result: product, product } };
      },
    }),
    defineRoute('patch', productPaths.one, {
      summary: 'Change a product; `is_active` hides it and brings it back',
      caller: 'admin',
      params: ProductParams,
      body: UpdateProductRequest,
      answers: { 200: ProductUpdated },
      refusals: { 404: MISSING, 409: `${SLUG_TAKEN}, or this one has changed since \`expected_updated_at\`` },
      handle: async ({ params, body }) => {
        const product = await updateProduct(params.id, body);
        answers.forget();
        return { body: { message: 'Product updated', result: product } };
      },
    }),
    defineRoute('delete', productPaths.one, {
      summary: 'Hide a product; orders keep what they hold',
      caller: 'admin',
      params: ProductParams,
      answers: { 200: ProductUpdated },
      refusals: { 404: MISSING },
      handle: async ({ params }) => {
        const product = await updateProduct(params.id, { is_active: false });
        answers.forget();
        return { body: { message: 'Product hidden', result: product } };
      },
    }),
  ];
}
