/** One's own names and e-mail address being typed, beside what the shop has of them: it follows the shop until typed in. */
import type { User } from '@bulkhead/user/contract';
import { computed, reactive, ref, watch } from 'vue';

type Typed = Pick<User, 'first_name' | 'last_name' | 'email'>;

const fieldsOf = ({ first_name, last_name, email }: Typed): Typed => ({ first_name, last_name, email });
const isSame = (one: Typed, other: Typed) =>
  JSON.stringify(fieldsOf(one)) === JSON.stringify(fieldsOf(other));

export function useProfileDraft(profile: () => User | undefined) {
  const typed = reactive<Typed>({ first_name: '', last_name: '', email: '' });
  const saved = ref<Typed>();
  const isDirty = computed(() => saved.value !== undefined && !isSame(typed, saved.value));

  function follow(known: Typed): void {
    saved.value = fieldsOf(known);
    Object.assign(typed, saved.value);
  }

  watch(
    profile,
    (known) => {
      if (known && !isDirty.value) follow(known);
    },
    { immediate: true },
  );

  /** The shop has taken `sent`, perhaps a little tidied. What was typed since stays. */
  function settle(known: User, sent: Typed): void {
    if (isSame(typed, sent)) follow(known);
    else saved.value = fieldsOf(known);
  }

  /** There is something to show: the fields stay, even when the answer they came from is forgotten. */
  const isFilled = computed(() => saved.value !== undefined);
  return { typed, isDirty, isFilled, settle };
}
