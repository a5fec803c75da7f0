/**
 * Asks before unsaved input is lost: on navigation within the app, and before the browser leaves the page.
 */
import { onScopeDispose, shallowReactive, watch } from 'vue';
import { type RouteLocationNormalized, useRouter } from 'vue-router';
import { t } from '../../words/spoken.ts';

/** For each form of the page, whether it has unsaved input. */
const forms = shallowReactive(new Set<() => boolean>());
/** Navigations the visitor has agreed to: two forms on one page ask only once. */
const agreed = new WeakSet<RouteLocationNormalized>();

export const isAnythingUnsaved = () => [...forms].some((isDirty) => isDirty());

export function useUnsavedWarning(isDirty: () => boolean): void {
  forms.add(isDirty);
  onScopeDispose(() => forms.delete(isDirty));
  onScopeDispose(
    useRouter().beforeEach((to, from) => {
      if (to.path === from.path || !isDirty() || agreed.has(to)) return true;
      const mayLeave = window.confirm(t('form.unsaved'));
      if (mayLeave) agreed.add(to);
      return mayLeave;
    }),
  );

  // Listens only while there is unsaved input: a page with this listener is kept out of the back/forward
  // cache.
  const stay = (event: BeforeUnloadEvent) => event.preventDefault();
  const stopListening = () => window.removeEventListener('beforeunload', stay);
  watch(
    isDirty,
    (dirty) => {
      if (dirty) window.addEventListener('beforeunload', stay);
      else stopListening();
    },
    { immediate: true },
  );
  onScopeDispose(stopListening);
}
