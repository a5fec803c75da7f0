/**
 * The session query: who is signed in, what their order holds, and which parts of the shop are unavailable.
 */
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

/** One shared instance, since every card of the catalogue uses it. */
export const useSession = defineQuery(() => {
  const { data, error, isPending, refresh } = useQuery(sessionQuery);
  const user = computed(() => data.value?.user ?? null);
  /** Undefined until the answer arrives. */
  const summary = computed(() => data.value?.order);
  /** The shop as a whole does not answer. */
  const unreachable = computed(() => isOffline.value || error.value !== null);
  /** The shop does not answer, so it is unknown who is signed in. */
  const isUnknown = computed(() => unreachable.value && !isPending.value && data.value === undefined);
  const degraded = computed<readonly Part[]>(() => data.value?.degraded ?? []);
  const isAway = (part: Part) => unreachable.value || degraded.value.includes(part);
  return { user, summary, unreachable, isUnknown, degraded, isAway, isPending, refresh };
});
