/** What the rules of the catalogue refuse. */
import { Refusal } from '@bulkhead/chassis/errors/Refusal';

export const productMissing = () => new Refusal('missing', 'product-missing', 'Cannot find product');

export function slugTaken(): Refusal {
  const fault = { path: 'slug', message: 'Another product has this slug', code: 'slug-taken' };
  return new Refusal('conflict', 'slug-taken', fault.message, { faults: [fault] });
}

export function feedIsNotFiltered(): Refusal {
  const fault = {
    path: 'query.updated_since',
    message: 'Cannot be combined with search or category',
    code: 'feed-not-filtered',
  };
  return new Refusal('invalid', 'validation-failed', fault.message, { faults: [fault] });
}
