/** The whole number typed, or undefined if it is not one. */
import { MAX_QUANTITY } from '../../api/limits.ts';
import { inLatinDigits } from '../form/inLatinDigits.ts';

export function quantityIn(text: string): number | undefined {
  const digits = inLatinDigits(text.trim());
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}

/** The number typed, if that many can be ordered. */
export function orderableIn(text: string): number | undefined {
  const wanted = quantityIn(text);
  return wanted && wanted <= MAX_QUANTITY ? wanted : undefined;
}

/**
 * The quantity after a step. It starts from what is typed, even unfinished; if that is invalid, from
 * `quantity`.
 */
export function steppedFrom(text: string, quantity: number, by: number): number {
  return (orderableIn(text) ?? quantity) + by;
}
