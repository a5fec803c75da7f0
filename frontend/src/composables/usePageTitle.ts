/** The page's title in the browser tab, announced after each navigation. It changes with the language. */
import { ref, watchEffect } from 'vue';

export const pageTitle = ref('');

export function usePageTitle(title: () => string): void {
  watchEffect(() => {
    pageTitle.value = title() ? `${title()} · Bulkhead` : 'Bulkhead';
    document.title = pageTitle.value;
  });
}
