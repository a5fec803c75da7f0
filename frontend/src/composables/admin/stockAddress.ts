/** Where the stock is listed; for who comes from there, as they had searched and narrowed it. */
const STOCK = '/admin/products';

/** The router keeps in the browser's history where somebody came from. */
export function stockAddress(): string {
  const { back } = (window.history.state ?? {}) as { back?: unknown };
  return typeof back === 'string' && back.startsWith(`${STOCK}?`) ? back : STOCK;
}
