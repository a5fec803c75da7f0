/** Hears of every failed call, so that the page can find out what is missing and when it is back. */
import { ref } from 'vue';
import { isApiProblem } from '../api/ApiProblem.ts';

/** A part did not answer since the last time all was well. */
export const inTrouble = ref(false);
/** Grows whenever a call was refused because nobody is signed in (any more). */
export const signedOutAnswers = ref(0);

export function noticeTrouble(error: unknown): void {
  if (!isApiProblem(error)) return;
  if (error.isAway) inTrouble.value = true;
  if (error.isSignedOut) signedOutAnswers.value += 1;
}
