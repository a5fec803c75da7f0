/** Asks before what was typed is lost: on the way to another page of the app, and before the browser leaves it. */
import { onScopeDispose, watch } from 'vue';
import { useRouter } from 'vue-router';
import { t } from '../words/spoken.ts';

export function useUnsavedWarning(isDirty: () => boolean): void {
  onScopeDispose(
    useRouter().beforeEach((to, from) =>
      to.path === from.path || !isDirty() ? true : window.confirm(t('form.unsaved')),
    ),
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
