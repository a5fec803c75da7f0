/** Amounts of money: decimal texts as the contracts give them, whole cents for adding up, never a float. */
import { toDecimal } from '@bulkhead/chassis/contract/money';
import { numberFormat } from '../../shared/formats.ts';
import { locale } from '../words/spoken.ts';

/** "19.99" → 1999 */
export function centsOf(decimal: string): number {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2));
}

/** The total of lines as a decimal text. */
export function totalOf(lines: Iterable<{ quantity: number; unit_price: string }>): string {
  let cents = 0;
  for (const line of lines) cents += line.quantity * centsOf(line.unit_price);
  return toDecimal(cents);
}

/** As people write it in the language of the page. `format` reads a decimal text exactly, without a float between. */
export function formatMoney(decimal: string, currency: string, as = locale()): string {
  return numberFormat(as, currency).format(decimal as `${number}`);
}
