/**
 * One's own names and e-mail address being typed, beside what the shop has of them: each field follows the shop until
 * typed in, and only those typed in are sent. Another tab may have changed the rest.
 */
import type { User } from '@bulkhead/user/contract';
import { computed, reactive, ref, watch } from 'vue';

const FIELDS = ['first_name', 'last_name', 'email'] as const;
type Typed = Pick<User, (typeof FIELDS)[number]>;

const fieldsOf = ({ first_name, last_name, email }: Typed): Typed => ({ first_name, last_name, email });

/** What of `typed` is not as in `before`. */
function changesOf(before: Typed, typed: Typed): Partial<Typed> {
  const changed = FIELDS.filter((field) => typed[field] !== before[field]);
  return Object.fromEntries(changed.map((field) => [field, typed[field]]));
}

/** What was typed, and over what. */
export interface KeptProfile {
  saved: Typed;
  typed: Typed;
}

export function useProfileDraft(profile: () => User | undefined, kept?: KeptProfile) {
  const typed = reactive<Typed>(kept?.typed ?? { first_name: '', last_name: '', email: '' });
  const saved = ref(kept?.saved);
  const toSend = (wanted: Typed): Partial<Typed> => (saved.value ? changesOf(saved.value, wanted) : {});
  const isDirty = computed(() => Object.keys(toSend(typed)).length > 0);

  /** What was typed over `before` stays. */
  function follow(known: Typed, before = typed): void {
    const mine = changesOf(before, typed);
    saved.value = fieldsOf(known);
    Object.assign(typed, saved.value, mine);
  }

  watch(
    profile,
    (known) => {
      if (known) follow(known, saved.value);
    },
    { immediate: true },
  );

  /** The shop has taken `sent`, perhaps a little tidied. What was typed since stays. */
  const settle = (known: User, sent: Typed) => follow(known, sent);

  /** Gives up what was typed. */
  function discard(): void {
    Object.assign(typed, saved.value);
  }

  /** There is something to show: the fields stay, even when the answer they came from is forgotten. */
  const isFilled = computed(() => saved.value !== undefined);
  const toKeep = (): KeptProfile | undefined =>
    saved.value && isDirty.value ? { saved: saved.value, typed: { ...typed } } : undefined;
  return { typed, isDirty, isFilled, toSend, toKeep, settle, discard };
}
