/** The address of the stock list, with the search and filters the admin came from, if any. */
const STOCK = '/admin/products';

/** The router stores the previous address in the browser's history. */
export function stockAddress(): string {
  const { back } = (window.history.state ?? {}) as { back?: unknown };
  return typeof back === 'string' && back.startsWith(`${STOCK}?`) ? back : STOCK;
}
