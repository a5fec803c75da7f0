/**
 * Leaves the log-in and registration pages for where the visitor came from, as soon as they are signed in,
 * here or in another tab.
 */
import { watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { textIn } from '../../../shared/catalogueAddress.ts';
import { useSession } from './session.ts';

const SIGNING_PAGES = ['/login', '/register'];
export const isSigningPage = (path: string) => SIGNING_PAGES.includes(path);

/**
 * The page the visitor wanted before logging in. The address is untrusted, so only paths within this shop are
 * accepted.
 */
export const placeInShop = (wanted: string): string => (/^\/(?![/\\])/.test(wanted) ? wanted : '/');

export function useWayOn(): void {
  const { user } = useSession();
  const route = useRoute();
  const router = useRouter();

  /** Prefers going back, because that restores the scroll position. */
  function goOn(): void {
    const place = placeInShop(textIn(route.query['to']));
    const { back } = (history.state ?? {}) as { back?: unknown };
    if (back === place) router.back();
    else void router.replace(place);
  }

  watch(
    () => user.value !== null,
    (isSomebody) => {
      if (isSomebody) goOn();
    },
    { immediate: true },
  );
}
