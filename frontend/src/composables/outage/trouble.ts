/** Records every failed call, so that the page can find out what is unavailable and when it is back. */
import { ref } from 'vue';
import { isApiProblem } from '../../api/ApiProblem.ts';

/**
 * The edge may notice an outage a little later than this page, so one good answer does not end the trouble.
 */
const LINGERS_MS = 5_000;

/** Some part of the shop has failed since everything last worked. */
export const inTrouble = ref(false);
/** Counts the calls refused because nobody is signed in (any more). */
export const signedOutAnswers = ref(0);
let lastFailure = -Infinity;

export function noticeTrouble(error: unknown): void {
  if (!isApiProblem(error)) return;
  if (error.isSignedOut) signedOutAnswers.value += 1;
  if (!error.isAway) return;
  lastFailure = performance.now();
  inTrouble.value = true;
}

/** Records that a read was answered from a copy, because the original is unavailable. */
export function noticeCopy(): void {
  lastFailure = performance.now();
  inTrouble.value = true;
}

export function hasJustFailed(): boolean {
  return performance.now() - lastFailure < LINGERS_MS;
}
