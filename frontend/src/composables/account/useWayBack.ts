/** The query that lets the pages to sign in lead back to where somebody is now. */
import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { isSigningPage } from './useWayOn.ts';

export function useWayBack() {
  const route = useRoute();
  return computed(() => {
    if (isSigningPage(route.path)) return route.query;
    return route.fullPath === '/' ? {} : { to: route.fullPath };
  });
}
