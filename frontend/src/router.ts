/** Which address shows which page. Every page but the catalogue is loaded when somebody goes there. */
import { createRouter, createWebHistory } from 'vue-router';
import CataloguePage from './pages/CataloguePage.vue';

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: CataloguePage },
    { path: '/product/:slug', component: () => import('./pages/ProductPage.vue'), props: true },
    { path: '/register', component: () => import('./pages/RegisterPage.vue') },
    { path: '/login', component: () => import('./pages/LoginPage.vue') },
    { path: '/order', component: () => import('./pages/OpenOrderPage.vue') },
    { path: '/checkout', component: () => import('./pages/CheckoutPage.vue') },
    { path: '/thank-you/:id', component: () => import('./pages/ThankYouPage.vue'), props: true },
    { path: '/orders', component: () => import('./pages/OrderHistoryPage.vue') },
    { path: '/orders/:id', component: () => import('./pages/OrderPage.vue'), props: true },
    { path: '/account', component: () => import('./pages/AccountPage.vue') },
    { path: '/admin', redirect: '/admin/products' },
    { path: '/admin/products', component: () => import('./pages/AdminProductsPage.vue') },
    { path: '/admin/products/new', component: () => import('./pages/AdminNewProductPage.vue') },
    { path: '/admin/products/:id', component: () => import('./pages/AdminProductPage.vue'), props: true },
    { path: '/admin/orders', component: () => import('./pages/AdminOrdersPage.vue') },
    { path: '/:rest(.*)*', component: () => import('./pages/NotFoundPage.vue') },
  ],
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what is to replace it is still experimental
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
});
