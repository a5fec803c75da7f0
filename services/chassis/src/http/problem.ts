/** Builds RFC 9457 problem answers. The only place where a refusal gets its HTTP status and JSON form. */
import { STATUS_CODES } from 'node:http';
import type { Problem } from '../contract/shared.ts';
import { MAY_BE_DONE, Refusal, type RefusalKind } from '../errors/Refusal.ts';

const STATUS: Record<RefusalKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  'method-not-allowed': 405,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  'too-many': 429,
  unavailable: 503,
};

export interface ProblemAnswer {
  status: number;
  headers: Record<string, string>;
  body: Problem;
}

/** Everything that is not a refusal becomes a 500 that reveals nothing about the error. */
export function problemOf(
  error: unknown,
  { requestId, mayBeDone = false }: { requestId: string; mayBeDone?: boolean },
): ProblemAnswer {
  if (!(error instanceof Refusal)) {
    return {
      status: 500,
      headers: {},
      body: problemBody(500, 'internal-error', 'Something went wrong on our side', requestId),
    };
  }
  const status = STATUS[error.kind];
  const detail = error.message + (mayBeDone && error.kind === 'unavailable' ? MAY_BE_DONE : '');
  const body = problemBody(status, error.code, detail, requestId);
  if (error.values) body.values = error.values;
  if (error.faults) body.errors = error.faults;
  if (error.result !== undefined) body.result = error.result;
  return { status, headers: error.retryAfter ? { 'Retry-After': String(error.retryAfter) } : {}, body };
}

function problemBody(status: number, code: string, detail: string, requestId: string): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return {
    type: `urn:bulkhead:problem:${code}`,
    title,
    status,
    detail,
    code,
    request_id: requestId,
    message: detail,
  };
}
