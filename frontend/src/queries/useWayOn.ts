/** From the pages to sign in back to where the visitor came from, as soon as somebody is signed in, here or in another tab. */
import { watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useSession } from './session.ts';
import { queryText } from './useCatalogue.ts';

const SIGNING_PAGES = ['/login', '/register'];
export const isSigningPage = (path: string) => SIGNING_PAGES.includes(path);

export function useWayOn(): void {
  const { user } = useSession();
  const route = useRoute();
  const router = useRouter();

  /** Where the visitor was going when they were asked to log in. Only places in this shop. */
  function nextPlace(): string {
    const wanted = queryText(route.query['to']);
    return wanted.startsWith('/') && !wanted.startsWith('//') ? wanted : '/';
  }

  /** Going back finds the page scrolled to where it was left. */
  function goOn(): void {
    const place = nextPlace();
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
