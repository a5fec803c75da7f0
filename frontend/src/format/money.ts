/** Amounts of money: decimal strings as in the contracts, whole cents for adding up, never a float. */
import { toCents, toDecimal } from '@bulkhead/chassis/contract/money';
import { numberFormat } from '../../shared/formats.ts';
import { locale } from '../words/spoken.ts';

/** The total of order lines as a decimal string. */
export function totalOf(lines: Iterable<{ quantity: number; unit_price: string }>): string {
  let cents = 0;
  for (const line of lines) cents += line.quantity * toCents(line.unit_price);
  return toDecimal(cents);
}

/**
 * The amount as written in the page's language. `format` reads a decimal string exactly, without converting
 * it to a float.
 */
export function formatMoney(decimal: string, currency: string, as = locale()): string {
  return numberFormat(as, currency).format(decimal as `${number}`);
}
