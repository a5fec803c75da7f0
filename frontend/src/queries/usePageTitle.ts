/** The title of the page in the browser's tab, and, read out, after each navigation. It changes with the language. */
import { watchEffect } from 'vue';

export function usePageTitle(title: () => string): void {
  watchEffect(() => {
    document.title = title() ? `${title()} · Bulkhead` : 'Bulkhead';
  });
}
