/** The refusals of the catalogue's rules. */
import { Refusal } from '@bulkhead/chassis/errors/Refusal';
import type { Product } from '../contract/product.ts';

export const productMissing = () => new Refusal('missing', 'product-missing', 'Cannot find product');

export function slugTaken(): Refusal {
  const fault = { path: 'slug', message: 'Another product has this slug', code: 'slug-taken' };
  return new Refusal('conflict', 'slug-taken', fault.message, { faults: [fault] });
}

/** `result` is the current state of the product. */
export const productChanged = (result: Product) =>
  new Refusal('conflict', 'product-changed', 'Somebody else has changed this product', { result });

export function feedIsNotFiltered(): Refusal {
  const fault = {
    path: 'query.updated_since',
    message: 'Cannot be combined with search or category',
    code: 'feed-not-filtered',
  };
  return new Refusal('invalid', 'validation-failed', fault.message, { faults: [fault] });
}
