/** The products in a copy, read from its bytes once. */
import { ProductPage, ProductResult, type Product } from '@bulkhead/product/contract';
import { categoriesOf } from '../../shared/categoriesOf.ts';
import type { Copy } from '../catalogue/Copy.ts';

interface Products {
  products: Product[];
  /** The list goes on. */
  hasMore: boolean;
  categories: string[];
}

const Answer = ProductPage.transform((page) => ({
  products: page.results,
  hasMore: page.next !== null,
  categories: categoriesOf([page]),
})).or(ProductResult.transform(({ result }) => ({ products: [result], hasMore: false, categories: [] })));

const read = new WeakMap<Copy, Products>();

export function productsOf(copy: Copy): Products {
  const known = read.get(copy);
  if (known) return known;
  const products = Answer.parse(JSON.parse(copy.body.toString()));
  read.set(copy, products);
  return products;
}
