/** Asks before what was typed is lost: on the way to another page of the app, and before the browser leaves it. */
import { onScopeDispose, shallowReactive, watch } from 'vue';
import { type RouteLocationNormalized, useRouter } from 'vue-router';
import { t } from '../../words/spoken.ts';

/** The forms of the page: whether something of each would be lost. */
const forms = shallowReactive(new Set<() => boolean>());
/** Ways out somebody has agreed to: two forms of one page ask once. */
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

  // Only while there is something to lose: a page that listens for this is not kept for the way back.
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
