/** ISO 4217. One shop, one currency. */
export const CURRENCY = 'EUR';
