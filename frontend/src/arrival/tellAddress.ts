/**
 * Keeps the canonical address in the page's head up to date on navigation; browsers use it to share and save
 * the page.
 */
import { stringifyQuery, type Router } from 'vue-router';

export function tellAddress(router: Router): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  if (!link) return;
  const { origin } = new URL(link.href);
  const shared = document.querySelector<HTMLMetaElement>('meta[property="og:url"]');
  router.afterEach(({ path, query: { category } }, _from, failure) => {
    if (failure) return;
    const query = path === '/' && typeof category === 'string' ? `?${stringifyQuery({ category })}` : '';
    link.href = origin + path + query;
    shared?.setAttribute('content', link.href);
  });
}
