/** Checks whether a typed username is still free, debounced. */
import { useQuery } from '@pinia/colada';
import { computed, onScopeDispose, ref, watch } from 'vue';
import { users } from '../../api/users.ts';

const REST_MS = 400;
const SHORTEST = 3;

export function useUsernameCheck(typed: () => string) {
  const rested = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;

  watch(typed, (username) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      rested.value = username.trim();
    }, REST_MS);
  });
  onScopeDispose(() => {
    clearTimeout(timer);
  });

  const { data, status } = useQuery(() => ({
    key: ['username', rested.value],
    query: ({ signal }) => users.usernameExists(rested.value, signal),
    enabled: rested.value.length >= SHORTEST,
    staleTime: 10_000,
  }));

  return computed<'unknown' | 'free' | 'taken'>(() => {
    const isCurrent = rested.value === typed().trim() && rested.value.length >= SHORTEST;
    if (!isCurrent || status.value !== 'success') return 'unknown';
    return data.value ? 'taken' : 'free';
  });
}
