/** Who is signed in here, what their order holds, and which parts of the shop are missing. */
import { defineQuery, defineQueryOptions, useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { sessions } from '../../api/clients.ts';
import { isOffline } from '../../browser/offline.ts';
import type { Part } from '../../api/sessionClient.ts';

export const sessionQuery = defineQueryOptions({
  key: ['session'],
  query: ({ signal }) => sessions.read(signal),
  staleTime: 30_000,
  gcTime: false,
  refetchOnWindowFocus: true,
});

/** One for all who ask: each card of the catalogue does. */
export const useSession = defineQuery(() => {
  const { data, error, isPending, refresh } = useQuery(sessionQuery);
  const user = computed(() => data.value?.user ?? null);
  /** Undefined until it is known. */
  const summary = computed(() => data.value?.order);
  /** The shop as a whole does not answer. */
  const unreachable = computed(() => isOffline.value || error.value !== null);
  /** It is not known who is here, and nobody can say. */
  const isUnknown = computed(() => unreachable.value && !isPending.value && data.value === undefined);
  const degraded = computed<readonly Part[]>(() => data.value?.degraded ?? []);
  const isAway = (part: Part) => unreachable.value || degraded.value.includes(part);
  return { user, summary, unreachable, isUnknown, degraded, isAway, isPending, refresh };
});
