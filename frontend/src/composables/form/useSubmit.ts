/**
 * One thing a person can send: never twice at once, under one idempotency key until its outcome is known,
 * with the refusal in words when it did not work.
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

  // Who may try again is not told to wait.
  watch(pause.left, (left) => {
    if (left === 0 && isTooMany(error.value)) reset();
  });

  return {
    submit: (wish: Wish) => {
      if (!isLoading.value && pause.left.value === 0) mutate({ wish });
    },
    reset,
    busy: isLoading,
    /** What was sent last. */
    sent: computed(() => variables.value?.wish),
    /** Seconds until the shop wants to hear from us again. */
    pausedFor: pause.left,
    problem: computed(() => error.value),
    /** What the shop found wrong with a field, in the reader's language. */
    faultOf: (path: string) => {
      const fault = isApiProblem(error.value) ? error.value.faultOf(path) : undefined;
      return fault && faultText(fault);
    },
  };
}
