/** From the pages to sign in back to where the visitor came from, as soon as somebody is signed in, here or in another tab. */
import { watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { textIn } from '../../../shared/catalogueAddress.ts';
import { useSession } from './session.ts';

const SIGNING_PAGES = ['/login', '/register'];
export const isSigningPage = (path: string) => SIGNING_PAGES.includes(path);

/** Where the visitor was going when they were asked to log in, as an address tells it: whoever wrote it, only into this shop. */
export const placeInShop = (wanted: string): string => (/^\/(?![/\\])/.test(wanted) ? wanted : '/');

export function useWayOn(): void {
  const { user } = useSession();
  const route = useRoute();
  const router = useRouter();

  /** Going back finds the page scrolled to where it was left. */
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
