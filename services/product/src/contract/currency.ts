/** ISO 4217. One shop, one currency. Apart from the schemas, so that the app has it without them. */
export const CURRENCY = 'EUR';
