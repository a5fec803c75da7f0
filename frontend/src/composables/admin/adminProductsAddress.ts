/** The address of the admins' product list, with the search and filters the admin came from, if any. */
const ALL_PRODUCTS = '/admin/products';

/** The router stores the previous address in the browser's history. */
export function adminProductsAddress(): string {
  const { back } = (window.history.state ?? {}) as { back?: unknown };
  return typeof back === 'string' && back.startsWith(`${ALL_PRODUCTS}?`) ? back : ALL_PRODUCTS;
}
