/**
 * Builds the Vue app with its stores, cache and router: in the browser, and at build time to prerender pages.
 */
import { PiniaColada, PiniaColadaQueryHooksPlugin, useQueryCache } from '@pinia/colada';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import type { RouterHistory } from 'vue-router';
import App from './App.vue';
import { noticeTrouble } from './composables/outage/trouble.ts';
import { makeRouter } from './router.ts';

/** `asking`: whether queries fetch on their own, and whether admin pages check who is signed in. */
export function createShop(history: RouterHistory, { asking }: { asking: boolean }) {
  const pinia = createPinia();
  const app = createApp(App)
    .use(pinia)
    .use(PiniaColada, {
      plugins: [PiniaColadaQueryHooksPlugin({ onError: noticeTrouble })],
      queryOptions: { refetchOnWindowFocus: false, enabled: asking },
      mutationOptions: { onError: noticeTrouble },
    });
  const cache = useQueryCache(pinia);
  const router = makeRouter(history, cache, asking);
  return { app, router, cache };
}
