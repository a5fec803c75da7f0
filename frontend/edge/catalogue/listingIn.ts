/** What an answer of the catalogue lists. What the contract does not describe is garbage and must not be kept. */
import { type Product, ProductPage, ProductResult } from '@bulkhead/product/contract';
import { UpstreamFailure } from '@bulkhead/chassis/resilience/UpstreamFailure';
import { categoriesOf } from '../../shared/categoriesOf.ts';

/** A product alone is a list of one. */
export interface Listing {
  products: Product[];
  /** The list goes on. */
  hasMore: boolean;
  categories: string[];
}

const CatalogueAnswer = ProductPage.transform((page): Listing => ({
  products: page.results,
  hasMore: page.next !== null,
  categories: categoriesOf([page]),
})).or(
  ProductResult.transform(({ result }): Listing => ({ products: [result], hasMore: false, categories: [] })),
);

export function listingIn(body: Buffer): Listing {
  const parsed = CatalogueAnswer.safeParse(JSON.parse(body.toString()));
  if (parsed.success) return parsed.data;
  throw new UpstreamFailure('garbage', 'The product service gave something else than products', {
    sent: true,
  });
}
