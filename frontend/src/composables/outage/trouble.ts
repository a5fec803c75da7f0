/** Hears of every failed call, so that the page can find out what is missing and when it is back. */
import { ref } from 'vue';
import { isApiProblem } from '../../api/ApiProblem.ts';

/** The shop may hear of a missing part a little later than we do, so one good answer does not end the trouble. */
const LINGERS_MS = 5_000;

/** A part did not answer since the last time all was well. */
export const inTrouble = ref(false);
/** Grows whenever a call was refused because nobody is signed in (any more). */
export const signedOutAnswers = ref(0);
let lastFailure = -Infinity;

export function noticeTrouble(error: unknown): void {
  if (!isApiProblem(error)) return;
  if (error.isSignedOut) signedOutAnswers.value += 1;
  if (!error.isAway) return;
  lastFailure = performance.now();
  inTrouble.value = true;
}

/** What was read is a copy, because the original did not come. */
export function noticeCopy(): void {
  lastFailure = performance.now();
  inTrouble.value = true;
}

export function hasJustFailed(): boolean {
  return performance.now() - lastFailure < LINGERS_MS;
}
