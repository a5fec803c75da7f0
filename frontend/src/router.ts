/**
 * The app's routes. Every page but the catalogue is loaded on first navigation, and admin pages only for
 * admins.
 */
import type { QueryCache } from '@pinia/colada';
import {
  createRouter,
  type NavigationGuard,
  type RouteComponent,
  type Router,
  type RouterHistory,
} from 'vue-router';
import { type AddressName, addresses, isForAdmins } from '../shared/addresses.ts';
import { within } from '../shared/within.ts';
import CataloguePage from './pages/CataloguePage.vue';
import { sessionQuery } from './composables/account/session.ts';
import { scrollBehavior } from './scrollBehavior.ts';
import { speakToAdmin } from './words/chooseLanguage.ts';

type Page = RouteComponent | (() => Promise<RouteComponent>);

const withItsWords = (load: () => Promise<RouteComponent>) => async () =>
  (await Promise.all([load(), speakToAdmin()]))[0];

const pages: Record<Exclude<AddressName, 'admin'>, Page> = {
  home: CataloguePage,
  product: () => import('./pages/ProductPage.vue'),
  register: () => import('./pages/RegisterPage.vue'),
  login: () => import('./pages/LoginPage.vue'),
  order: () => import('./pages/OpenOrderPage.vue'),
  checkout: () => import('./pages/CheckoutPage.vue'),
  thankYou: () => import('./pages/ThankYouPage.vue'),
  orders: () => import('./pages/OrderHistoryPage.vue'),
  pastOrder: () => import('./pages/OrderPage.vue'),
  account: () => import('./pages/AccountPage.vue'),
  adminProducts: withItsWords(() => import('./pages/AdminProductsPage.vue')),
  adminNewProduct: withItsWords(() => import('./pages/AdminNewProductPage.vue')),
  adminProduct: withItsWords(() => import('./pages/AdminProductPage.vue')),
  adminOrders: withItsWords(() => import('./pages/AdminOrdersPage.vue')),
};

/** How long the prerendered page stays while we learn who is signed in. */
const PATIENCE_MS = 3000;

/**
 * Lets admins through. Anyone else sees `ForAdminsPage` at the same address, which finds out who is signed in and,
 * for an admin, goes on to the page itself.
 */
function adminsOnly(cache: QueryCache): NavigationGuard {
  return async (to) => {
    const entry = cache.ensure(sessionQuery);
    if (!entry.state.value.data) await within(PATIENCE_MS, cache.refresh(entry)).catch(() => undefined);
    if (entry.state.value.data?.user?.is_admin) return true;
    const path = to.path.split('/').filter(Boolean);
    return { name: 'forAdmins', params: { path }, query: to.query, hash: to.hash, replace: true };
  };
}

/** `guarded`: only admins may open admin pages. */
export function makeRouter(history: RouterHistory, cache: QueryCache, guarded: boolean): Router {
  const beforeEnter = guarded ? adminsOnly(cache) : undefined;
  return createRouter({
    history,
    routes: [
      ...(Object.keys(pages) as (keyof typeof pages)[]).map((name) => ({
        path: addresses[name],
        component: pages[name],
        props: true,
        ...(isForAdmins(addresses[name]) && { beforeEnter, meta: { admin: true } }),
      })),
      { path: addresses.admin, redirect: addresses.adminProducts },
      { path: '/:rest(.*)*', component: () => import('./pages/NotFoundPage.vue') },
      // Reached only by name: every address matches the route above first.
      { path: '/:path(.*)*', name: 'forAdmins', component: () => import('./pages/ForAdminsPage.vue') },
    ],
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what is to replace it is still experimental
    scrollBehavior,
  });
}
