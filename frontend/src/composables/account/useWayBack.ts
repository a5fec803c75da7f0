/**
 * The query for links to log-in and registration, which brings the visitor back to the current page
 * afterwards.
 */
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
