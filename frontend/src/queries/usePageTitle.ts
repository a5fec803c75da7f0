/** The title of the page in the browser's tab, and, read out, after each navigation. */
import { type MaybeRefOrGetter, toValue, watchEffect } from 'vue';

export function usePageTitle(title: MaybeRefOrGetter<string>): void {
  watchEffect(() => {
    document.title = toValue(title) ? `${toValue(title)} · Bulkhead` : 'Bulkhead';
  });
}
