/**
 * Handles one kind of submit: never two at once, one idempotency key until the outcome is known, and the
 * refusal as text when it failed.
 */
import { useMutation } from '@pinia/colada';
import { computed, watch } from 'vue';
import { type ApiProblem, isApiProblem } from '../../api/ApiProblem.ts';
import { makeAttempt } from '../../api/attempt.ts';
import { faultText } from '../../words/refusalText.ts';
import { usePause } from './usePause.ts';

const isTooMany = (failure: unknown): failure is ApiProblem =>
  isApiProblem(failure) && failure.status === 429;

interface Sending<Wish, Result> {
  send: (wish: Wish, key: string) => Promise<Result>;
  done: (result: Result, wish: Wish) => unknown;
}

export function useSubmit<Wish, Result>({ send, done }: Sending<Wish, Result>) {
  const attempt = makeAttempt();
  const pause = usePause();
  const { mutate, variables, isLoading, error, reset } = useMutation({
    mutation: ({ wish }: { wish: Wish }) => send(wish, attempt.keyFor(wish)),
    onSuccess: async (result, { wish }) => {
      attempt.succeeded();
      await done(result, wish);
    },
    onError: (failure) => {
      attempt.failed(failure);
      if (isTooMany(failure)) pause.start(failure.retryAfter ?? 1);
    },
  });

  // Once a retry is allowed, the message to wait disappears.
  watch(pause.left, (left) => {
    if (left === 0 && isTooMany(error.value)) reset();
  });

  return {
    submit: (wish: Wish) => {
      if (!isLoading.value && pause.left.value === 0) mutate({ wish });
    },
    reset,
    busy: isLoading,
    /** The last value submitted. */
    sent: computed(() => variables.value?.wish),
    /** Seconds until the shop accepts another attempt. */
    pausedFor: pause.left,
    problem: computed(() => error.value),
    /** The shop's fault for a field, in the reader's language. */
    faultOf: (path: string) => {
      const fault = isApiProblem(error.value) ? error.value.faultOf(path) : undefined;
      return fault && faultText(fault);
    },
  };
}
