/** The whole number somebody typed, or nothing when it is none. */
import { MAX_QUANTITY } from '../../api/limits.ts';
import { inLatinDigits } from '../form/inLatinDigits.ts';

export function quantityIn(text: string): number | undefined {
  const digits = inLatinDigits(text.trim());
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}

/** When it is one that can be ordered. */
export function orderableIn(text: string): number | undefined {
  const wanted = quantityIn(text);
  return wanted && wanted <= MAX_QUANTITY ? wanted : undefined;
}

/** A step goes on from what is typed, also before it is finished, else from the `quantity` there was. */
export function steppedFrom(text: string, quantity: number, by: number): number {
  return (orderableIn(text) ?? quantity) + by;
}
