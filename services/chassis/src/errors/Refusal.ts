/**
 * Expected failures: a named error with a stable `code`, which one middleware turns into a problem answer.
 */

import type { Values } from '../contract/shared.ts';

export type RefusalKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'method-not-allowed'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'invalid'
  | 'too-many'
  | 'unavailable';

/**
 * One fault of a request: where (`body.qty`, `query.limit`) and what, as a sentence
 * and as a code for programs.
 */
export interface Fault {
  path: string;
  message: string;
  code: string;
  values?: Values;
}

interface Details {
  /** Every fault of the request, listed at once. */
  faults?: Fault[] | undefined;
  /** The names and numbers in the sentence, for clients that say it in another language. */
  values?: Values | undefined;
  /** Whole seconds after which a retry makes sense. */
  retryAfter?: number;
  /** The current state, for refusals that a client can continue from. */
  result?: unknown;
  cause?: unknown;
}

export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly faults: Fault[] | undefined;
  readonly values: Values | undefined;
  readonly retryAfter: number | undefined;
  readonly result: unknown;

  constructor(
    kind: RefusalKind,
    code: string,
    detail: string,
    { faults, values, retryAfter, result, cause }: Details = {},
  ) {
    super(detail, { cause });
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.faults = faults;
    this.values = values;
    this.retryAfter = retryAfter;
    this.result = result;
  }
}

/** Added to a refusal when nobody knows whether the change was made. */
export const MAY_BE_DONE =
  ' What you asked for may have been done all the same: please look before you ask again.';

/** The refusal for a dependency that does not answer. The caller may retry after a second. */
export function unavailable(code: string, detail: string, cause?: unknown): Refusal {
  return new Refusal('unavailable', code, detail, { retryAfter: 1, cause });
}
