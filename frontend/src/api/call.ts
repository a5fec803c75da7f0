/**
 * The app's only HTTP client: JSON in and out, ten seconds at most, every failure an ApiProblem. Queries
 * cache the answers; the browser revalidates its copy on every call, so shoppers see their own changes. A
 * changing call carries an Idempotency-Key; while the shop still works on the first request with that key,
 * the call is repeated.
 */
import type { Problem } from '@bulkhead/chassis/contract/shared';
import { ApiProblem, ownProblem } from './ApiProblem.ts';

const BUDGET_MS = 10_000;

interface CallOptions {
  body?: object;
  query?: Record<string, string | number | undefined>;
  /** The same key gives the same outcome: see `makeAttempt`. */
  key?: string;
  /** Lets the browser finish the request even after the page is left. */
  keepalive?: boolean;
  signal?: AbortSignal;
}

interface Answer<T> {
  body: T;
  /** Age in seconds of the copy that was served because the original is unavailable; null for an original. */
  copyAge: number | null;
}

export type Call = <T>(method: string, path: string, options?: CallOptions) => Promise<Answer<T>>;

export function makeCall(origin: string): Call {
  return async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
    const signal = firstOf(AbortSignal.timeout(BUDGET_MS), options.signal);
    for (;;) {
      const response = await send(new URL(path, origin), method, options, signal);
      if (response.ok) return { body: await read<T>(response, signal), copyAge: copyAgeOf(response) };
      const problem = await problemOf(response, signal);
      if (problem.code !== 'in-progress' || !options.key) throw problem;
      await pause((problem.retryAfter ?? 1) * 1000, signal);
    }
  };
}

/** Replaces `AbortSignal.any`, which some browsers still in use lack. */
function firstOf(time: AbortSignal, caller?: AbortSignal): AbortSignal {
  const end = new AbortController();
  for (const signal of [time, caller]) {
    if (signal?.aborted) end.abort(signal.reason);
    signal?.addEventListener('abort', () => end.abort(signal.reason));
  }
  return end.signal;
}

async function send(url: URL, method: string, options: CallOptions, signal: AbortSignal): Promise<Response> {
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  }
  const headers = new Headers({ accept: 'application/json' });
  if (options.body) headers.set('content-type', 'application/json');
  if (options.key) headers.set('idempotency-key', options.key);
  const body = options.body ? JSON.stringify(options.body) : null;
  const { keepalive = false } = options;
  try {
    return await fetch(url, { method, headers, body, keepalive, signal, cache: 'no-cache' });
  } catch (error) {
    throw noAnswer(signal, error);
  }
}

async function read<T>(response: Response, signal: AbortSignal): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch (error) {
    if (error instanceof SyntaxError) throw nonsense(response.status);
    throw noAnswer(signal, error);
  }
}

async function problemOf(response: Response, signal: AbortSignal): Promise<ApiProblem> {
  const { status } = response;
  const retryAfter = retryAfterOf(response);
  const problem = await read<Partial<Problem>>(response, signal).catch((): Partial<Problem> => ({}));
  if (!problem.message && !problem.detail) return nonsense(status, retryAfter);
  return new ApiProblem(problem.detail ?? problem.message ?? '', {
    ...problem,
    status,
    code: problem.code ?? `status-${status}`,
    retryAfter,
  });
}

/**
 * Turns what `fetch` throws without an answer into the app's own error code. An aborted call keeps its own
 * reason.
 */
function noAnswer({ aborted, reason }: AbortSignal, thrown?: unknown): Error {
  // Some browsers still in use throw an AbortError, whatever the reason.
  const error: unknown = aborted ? reason : thrown;
  if (error instanceof DOMException && error.name === 'TimeoutError') return ownProblem('timed-out', 0);
  if (error instanceof TypeError) return ownProblem('no-connection', 0);
  return error as Error;
}

function nonsense(status: number, retryAfter?: number | null): ApiProblem {
  return ownProblem('unreadable-answer', status >= 400 ? status : 502, retryAfter);
}

function retryAfterOf(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

function copyAgeOf(response: Response): number | null {
  return response.headers.get('x-served-from') === 'copy' ? Number(response.headers.get('age') ?? 0) : null;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(noAnswer(signal));
    });
  });
}
