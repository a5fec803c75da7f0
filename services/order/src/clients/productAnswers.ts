/**
 * Parses the product service's answers. An answer that does not fit its contract, or
 * our columns, counts as a failed call.
 */
import { toCents } from '@bulkhead/chassis/contract/money';
import { pageOf, resultOf } from '@bulkhead/chassis/contract/shared';
import type { JsonAnswer } from '@bulkhead/chassis/resilience/HttpUpstream';
import { UpstreamFailure } from '@bulkhead/chassis/resilience/UpstreamFailure';
import { Product as PublishedProduct } from '@bulkhead/product/contract';
import { z } from 'zod';
import type { Product } from '../domain/Product.ts';

const Answered = PublishedProduct.pick({
  id: true,
  price: true,
  currency: true,
  is_active: true,
  updated_at: true,
})
  .extend({ slug: z.string().max(100), name: z.string().max(200), image: z.string().max(500) })
  .transform(({ id, slug, name, image, price, currency, is_active, updated_at }): Product => ({
    id,
    slug,
    name,
    image,
    price: toCents(price),
    currency,
    isActive: is_active,
    updatedAt: updated_at,
  }));

const One = resultOf(Answered);
const Several = pageOf(Answered);

export const productIn = (answer: JsonAnswer): Product => read(One, answer).result;

export function productsIn(answer: JsonAnswer): { products: Product[]; next: string | null } {
  const { results, next } = read(Several, answer);
  return { products: results, next };
}

export function garbage(detail: string, cause?: unknown): UpstreamFailure {
  return new UpstreamFailure('garbage', detail, { sent: true, cause });
}

function read<S extends z.ZodType>(schema: S, { status, json }: JsonAnswer): z.output<S> {
  const parsed = schema.safeParse(json);
  if (status === 200 && parsed.success) return parsed.data;
  throw garbage(`The product service answered ${status} with something else than products`, parsed.error);
}
