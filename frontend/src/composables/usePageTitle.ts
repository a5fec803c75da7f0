/** The title of the page in the browser's tab, and, read out, after each navigation. It changes with the language. */
import { ref, watchEffect } from 'vue';

export const pageTitle = ref('');

export function usePageTitle(title: () => string): void {
  watchEffect(() => {
    pageTitle.value = title() ? `${title()} · Bulkhead` : 'Bulkhead';
    document.title = pageTitle.value;
  });
}
