/**
 * ISO 4217 code: one shop, one currency. In a file of its own, so that the app can
 * import it without the schemas.
 */
export const CURRENCY = 'EUR';
