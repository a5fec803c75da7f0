/**
 * Keeps the page up to date during and after outages. It checks the shop's state now and then, during an
 * outage every two seconds, and repeats reads that failed or were answered from a copy. When a part is back,
 * everything is read again.
 */
import { useQueryCache } from '@pinia/colada';
import { onScopeDispose, watch } from 'vue';
import { isApiProblem } from '../../api/ApiProblem.ts';
import { isOffline } from '../../browser/offline.ts';
import { askAgain } from './askAgain.ts';
import { sessionQuery, useSession } from '../account/session.ts';
import { hasJustFailed, inTrouble, signedOutAnswers } from './trouble.ts';

const EVERY_MS = 10_000;
const EVERY_MS_IN_TROUBLE = 2_000;

export function useRecovery(): void {
  const cache = useQueryCache();
  const { degraded, unreachable } = useSession();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Reads shown on the page that failed or came from a copy. */
  function poorReads() {
    return cache.getEntries({
      active: true,
      predicate: ({ state }) => isAway(state.value.error) || isCopy(state.value.data),
    });
  }

  async function look(): Promise<void> {
    if (document.visibilityState === 'visible') {
      const [session] = await Promise.allSettled([
        cache.invalidateQueries({ key: sessionQuery.key }),
        ...poorReads().map((entry) => cache.fetch(entry)),
      ]);
      // The browser may report no network although the shop answers: on this machine, or through a tunnel.
      // The service worker never caches the session.
      if (session.status === 'fulfilled') isOffline.value = false;
    }
    inTrouble.value =
      degraded.value.length > 0 || unreachable.value || poorReads().length > 0 || hasJustFailed();
    lookSoon();
  }

  /**
   * Schedules the next check with some jitter, so that not all shoppers hit a recovering shop at the same
   * instant.
   */
  function lookSoon(): void {
    clearTimeout(timer);
    const pauseMs = inTrouble.value ? EVERY_MS_IN_TROUBLE : EVERY_MS;
    timer = setTimeout(() => void look(), pauseMs * (0.9 + Math.random() / 5));
  }

  watch(
    () => inTrouble.value || unreachable.value || degraded.value.length > 0,
    (trouble) => {
      if (trouble) void look();
      else lookSoon();
    },
    { immediate: true },
  );
  watch(degraded, (now, before) => {
    const isBack = before.some((part) => !now.includes(part));
    if (isBack) askAgain(cache, { predicate: (entry) => entry.key[0] !== sessionQuery.key[0] });
  });
  watch(isOffline, (offline) => {
    if (!offline) void look();
  });
  watch(signedOutAnswers, () => {
    askAgain(cache, { key: sessionQuery.key });
  });
  onScopeDispose(() => {
    clearTimeout(timer);
  });
}

function isAway(error: unknown): boolean {
  return isApiProblem(error) && error.isAway;
}

interface PerhapsCopy {
  copyAge?: number | null;
  pages?: PerhapsCopy[];
}

function isCopy(data: unknown): boolean {
  const { copyAge, pages = [] } = (data ?? {}) as PerhapsCopy;
  return typeof copyAge === 'number' || pages.some(isCopy);
}
