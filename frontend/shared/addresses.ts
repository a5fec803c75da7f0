/**
 * The addresses of the app's pages. The router maps them to pages; the edge uses them
 * to recognize addresses that do not exist.
 */
export const addresses = {
  home: '/',
  product: '/product/:slug',
  register: '/register',
  login: '/login',
  order: '/order',
  checkout: '/checkout',
  thankYou: '/thank-you/:id',
  orders: '/orders',
  pastOrder: '/orders/:id',
  account: '/account',
  admin: '/admin',
  adminProducts: '/admin/products',
  adminNewProduct: '/admin/products/new',
  adminProduct: '/admin/products/:id',
  adminOrders: '/admin/orders',
} as const;
export type AddressName = keyof typeof addresses;

/** Whether only admins may see this address. */
export const isForAdmins = (path: string): boolean => path.startsWith(addresses.admin);

const patterns = Object.entries(addresses).map(
  ([name, path]) => [name as AddressName, new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}/?$`)] as const,
);

/** Undefined for a path that does not exist. */
export function addressNamed(path: string): AddressName | undefined {
  return patterns.find(([, pattern]) => pattern.test(path))?.[0];
}
