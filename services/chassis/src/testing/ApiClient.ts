/**
 * Calls a running service as a client would, and checks every answer against the service's own openapi.json.
 */
import { AnswerCheck } from './AnswerCheck.ts';

export interface Reply<T> {
  status: number;
  headers: Headers;
  body: T;
}

interface Options {
  /** Sent as JSON, unless `form` or `multipart` say otherwise. */
  body?: unknown;
  form?: Record<string, string>;
  multipart?: Record<string, string>;
  /** An api_key, sent as `Authorization: Bearer`. */
  key?: string | undefined;
  headers?: Record<string, string>;
}

export class ApiClient {
  readonly url: string;
  readonly #check: AnswerCheck;

  private constructor(url: string, check: AnswerCheck) {
    this.url = url;
    this.#check = check;
  }

  static async of(url: string): Promise<ApiClient> {
    const response = await fetch(`${url}/openapi.json`);
    return new ApiClient(url, new AnswerCheck(await response.json()));
  }

  get = <T = never>(path: string, options?: Options) => this.send<T>('GET', path, options);
  post = <T = never>(path: string, options?: Options) => this.send<T>('POST', path, options);
  patch = <T = never>(path: string, options?: Options) => this.send<T>('PATCH', path, options);
  delete = <T = never>(path: string, options?: Options) => this.send<T>('DELETE', path, options);

  async send<T>(method: string, path: string, options: Options = {}): Promise<Reply<T>> {
    const { body, headers } = bodyOf(options);
    if (options.key) headers['Authorization'] = `Bearer ${options.key}`;
    const response = await fetch(this.url + path, {
      method,
      headers: { ...headers, ...options.headers },
      body: body ?? null,
    });
    const text = await response.text();
    const reply: Reply<T> = {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(text || 'null') as T,
    };
    this.#check.assertDescribed(
      method,
      path,
      reply.status,
      response.headers.get('content-type') ?? '',
      reply.body,
    );
    return reply;
  }
}

function bodyOf({ body, form, multipart }: Options): {
  body: RequestInit['body'];
  headers: Record<string, string>;
} {
  if (form) return { body: new URLSearchParams(form), headers: {} };
  if (multipart) {
    const data = new FormData();
    for (const [name, value] of Object.entries(multipart)) data.set(name, value);
    return { body: data, headers: {} };
  }
  if (body === undefined) return { body: undefined, headers: {} };
  return {
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  };
}
