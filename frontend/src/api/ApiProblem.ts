/**
 * The error for a call without a usable result: a refusal of the shop (RFC 9457), or no usable answer at all.
 */
import type { Problem } from '@bulkhead/chassis/contract/shared';

interface Facts {
  /** 0 when no answer came. */
  status: number;
  code: string;
  /** Seconds the shop asks the app to wait. */
  retryAfter?: number | null | undefined;
  /** Names and numbers to fill into the message. */
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

  /** The service did not answer. The request may have been carried out nevertheless. */
  get isAway(): boolean {
    return this.status === 0 || (this.status >= 502 && this.status <= 504);
  }

  /** The shop understood the request and refused it; repeating it is a new attempt. */
  get isRefusal(): boolean {
    return this.status >= 400 && this.status < 500 && this.code !== 'in-progress';
  }

  get isSignedOut(): boolean {
    return this.status === 401;
  }

  /** An input field is at fault. Faults in order lines do not count: nobody typed those. */
  get hasFieldFaults(): boolean {
    return this.errors.some(({ path }) => !path.startsWith('items.'));
  }

  /** The fault of one form field, by its path in the contract. */
  faultOf(path: string): FieldFault | undefined {
    return this.errors.find((error) => error.path === path || error.path === `body.${path}`);
  }
}

/** A problem the app itself detects; its text follows from its code. */
export function ownProblem(code: string, status: number, retryAfter?: number | null): ApiProblem {
  return new ApiProblem(code, { status, code, retryAfter });
}

export function isApiProblem(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem;
}
