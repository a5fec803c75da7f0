/** A call that did not give what was asked for: a refusal of the shop (RFC 9457), or no usable answer at all. */
import type { Problem } from '@bulkhead/chassis/contract/shared';

interface Facts {
  /** 0 when no answer came. */
  status: number;
  code: string;
  /** Seconds the shop asks us to wait. */
  retryAfter?: number | null | undefined;
  /** The names and numbers of the sentence. */
  values?: Problem['values'];
  errors?: Problem['errors'];
  result?: unknown;
}

type FieldFault = NonNullable<Problem['errors']>[number];

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number | null;
  readonly values: Problem['values'];
  readonly errors: NonNullable<Problem['errors']>;
  readonly result: unknown;

  constructor(detail: string, { status, code, retryAfter = null, values, errors = [], result }: Facts) {
    super(detail);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
    this.values = values;
    this.errors = errors;
    this.result = result;
  }

  /** The part that should have answered is missing. What was asked may have been done nevertheless. */
  get isAway(): boolean {
    return this.status === 0 || (this.status >= 502 && this.status <= 504);
  }

  /** It was understood and not done; asking the same again is a new attempt. */
  get isRefusal(): boolean {
    return this.status >= 400 && this.status < 500 && this.code !== 'in-progress';
  }

  get isSignedOut(): boolean {
    return this.status === 401;
  }

  /** Something is wrong with what was typed; lines of an order are not typed. */
  get hasFieldFaults(): boolean {
    return this.errors.some(({ path }) => !path.startsWith('items.'));
  }

  /** What is wrong with a form field, by the path the contract gives it. */
  faultOf(path: string): FieldFault | undefined {
    return this.errors.find((error) => error.path === path || error.path === `body.${path}`);
  }
}

/** One that this app finds by itself: its words are those of its code. */
export function ownProblem(code: string, status: number, retryAfter?: number | null): ApiProblem {
  return new ApiProblem(code, { status, code, retryAfter });
}

export function isApiProblem(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem;
}
