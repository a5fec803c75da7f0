/**
 * Handles one request and its answer on an undici pool: collects the answer, keeps
 * the deadline, names failures.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { UpstreamAnswer } from './HttpUpstream.ts';
import { UpstreamFailure, type FailureKind } from './UpstreamFailure.ts';

interface Terms {
  budgetMs: number;
  maxBytes: number;
  resolve: (answer: UpstreamAnswer) => void;
  reject: (failure: Error) => void;
}

export class Exchange implements Dispatcher.DispatchHandler {
  readonly #terms: Terms;
  readonly #timer: NodeJS.Timeout;
  #controller: Dispatcher.DispatchController | undefined;
  #settled = false;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(terms: Terms) {
    this.#terms = terms;
    this.#timer = setTimeout(() => {
      this.#fail('timeout', `No answer within ${terms.budgetMs} ms`);
    }, terms.budgetMs);
  }

  /** The request has its connection. A call that was given up while it waited for one is never sent. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#settled) controller.abort(new Error('given up'));
    else this.#controller = controller;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#terms.maxBytes) this.#fail('too-large', 'The answer is larger than we hold');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#settled) return;
    this.#settle();
    const [first] = this.#chunks;
    const body = first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    this.#terms.resolve({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_: unknown, error: Error): void {
    if (this.#settled) return;
    if (isOurMistake(error)) this.#end(error);
    else this.#fail(this.#kindOf(error), error.message, error);
  }

  #kindOf(error: Error): FailureKind {
    if (!this.#controller) return 'refused';
    const notHttp = error.name === 'HTTPParserError' || codeOf(error) === 'UND_ERR_HEADERS_OVERFLOW';
    return notHttp ? 'garbage' : 'reset';
  }

  #fail(kind: FailureKind, detail: string, cause?: unknown): void {
    this.#end(new UpstreamFailure(kind, detail, { sent: this.#controller !== undefined, cause }));
  }

  #end(error: Error): void {
    if (this.#settled) return;
    this.#settle();
    this.#terms.reject(error);
    this.#controller?.abort(error);
  }

  #settle(): void {
    this.#settled = true;
    clearTimeout(this.#timer);
  }
}

/** The request itself cannot be sent (undici refuses a header or path): not the upstream's fault. */
function isOurMistake(error: Error): boolean {
  return codeOf(error) === 'UND_ERR_INVALID_ARG' || codeOf(error) === 'UND_ERR_NOT_SUPPORTED';
}

const codeOf = (error: Error) => ('code' in error ? error.code : undefined);
