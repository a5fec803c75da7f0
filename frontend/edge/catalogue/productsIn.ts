/** The products in an answer of the catalogue. What the contract does not describe is garbage and must not be kept. */
import { type Product, ProductPage, ProductResult } from '@bulkhead/product/contract';
import type { UpstreamAnswer } from '@bulkhead/chassis/resilience/HttpUpstream';
import { UpstreamFailure } from '@bulkhead/chassis/resilience/UpstreamFailure';

const CatalogueAnswer = ProductPage.transform(({ results }) => results).or(
  ProductResult.transform(({ result }) => [result]),
);

export function productsIn({ body }: UpstreamAnswer): Product[] {
  const parsed = CatalogueAnswer.safeParse(JSON.parse(body.toString()));
  if (parsed.success) return parsed.data;
  throw new UpstreamFailure('garbage', 'The product service gave something else than products', {
    sent: true,
  });
}
