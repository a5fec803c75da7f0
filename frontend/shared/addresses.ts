/** The addresses of the app's pages: the router gives each its page, the edge knows by them what is no page at all. */
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

/** What only the crew is shown. */
export const isOfTheCrew = (path: string): boolean => path.startsWith(addresses.admin);

const patterns = Object.entries(addresses).map(
  ([name, path]) => [name as AddressName, new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}/?$`)] as const,
);

/** Undefined for a path that leads nowhere. */
export function addressNamed(path: string): AddressName | undefined {
  return patterns.find(([, pattern]) => pattern.test(path))?.[0];
}
