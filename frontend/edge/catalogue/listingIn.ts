/**
 * Parses a catalogue answer into the products it lists. An answer outside the
 * contract is garbage and must not be kept.
 */
import { type Product, ProductPage, ProductResult } from '@bulkhead/product/contract';
import { UpstreamFailure } from '@bulkhead/chassis/resilience/UpstreamFailure';
import { categoriesOf } from '../../shared/categoriesOf.ts';

/** A single product is a list of one. */
export interface Listing {
  products: Product[];
  /** Whether the list has another page. */
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
