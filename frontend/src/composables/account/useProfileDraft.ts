/**
 * The draft of the user's own names and e-mail address. Each field follows the shop until it is edited, and
 * only edited fields are sent: another tab may have changed the rest.
 */
import type { User } from '@bulkhead/user/contract';
import { computed, reactive, ref, watch } from 'vue';

const FIELDS = ['first_name', 'last_name', 'email'] as const;
type Typed = Pick<User, (typeof FIELDS)[number]>;

const fieldsOf = ({ first_name, last_name, email }: Typed): Typed => ({ first_name, last_name, email });

/** The fields of `typed` that differ from `before`. */
function changesOf(before: Typed, typed: Typed): Partial<Typed> {
  const changed = FIELDS.filter((field) => typed[field] !== before[field]);
  return Object.fromEntries(changed.map((field) => [field, typed[field]]));
}

/** The typed fields, and the saved ones they are based on. */
export interface KeptProfile {
  saved: Typed;
  typed: Typed;
}

export function useProfileDraft(profile: () => User | undefined, kept?: KeptProfile) {
  const typed = reactive<Typed>(kept?.typed ?? { first_name: '', last_name: '', email: '' });
  const saved = ref(kept?.saved);
  const toSend = (wanted: Typed): Partial<Typed> => (saved.value ? changesOf(saved.value, wanted) : {});
  const isDirty = computed(() => Object.keys(toSend(typed)).length > 0);

  /** Takes over the shop's values and keeps edits made since `before`. */
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

  /** The shop has accepted `sent`, perhaps normalized. Edits made since then are kept. */
  const settle = (known: User, sent: Typed) => follow(known, sent);

  /** Discards the draft. */
  function discard(): void {
    Object.assign(typed, saved.value);
  }

  /** The fields have values and stay visible even when the answer they came from leaves the cache. */
  const isFilled = computed(() => saved.value !== undefined);
  const toKeep = (): KeptProfile | undefined =>
    saved.value && isDirty.value ? { saved: saved.value, typed: { ...typed } } : undefined;
  return { typed, isDirty, isFilled, toSend, toKeep, settle, discard };
}
