/**
 * Keeps the Idempotency-Key of what a person is trying to do. The key stays the same while the outcome is
 * unknown and the request is unchanged, so a retry after a timeout cannot do it twice. Success, refusal or a
 * different request ends the attempt.
 */
import { isApiProblem } from './ApiProblem.ts';

export interface Attempt {
  keyFor: (wish: unknown) => string;
  succeeded: () => void;
  failed: (error: unknown) => void;
}

export function makeAttempt(): Attempt {
  let current: { key: string; wish: string } | undefined;
  return {
    keyFor(wish) {
      const text = JSON.stringify([wish]);
      if (current?.wish !== text) current = { key: newKey(), wish: text };
      return current.key;
    },
    succeeded() {
      current = undefined;
    },
    failed(error) {
      if (isApiProblem(error) && error.isRefusal) current = undefined;
    },
  };
}

/**
 * A new random key. `crypto.randomUUID` exists in secure contexts only; a shop tried out on http://192.168.…
 * is not one.
 */
export function newKey(): string {
  const uuid = (crypto as Partial<typeof crypto>).randomUUID?.bind(crypto);
  return uuid ? uuid() : randomHex();
}

function randomHex(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
