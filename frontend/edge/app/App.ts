/** The built app: its files, which are served here, and its prerendered pages. */
import type { Context, Middleware } from 'koa';
import { Refusal } from '@bulkhead/chassis/errors/Refusal';
import { nameRoute } from '@bulkhead/chassis/http/observeRequests';
import { within } from '../../shared/within.ts';
import { acceptedCodings } from '../encoding.ts';
import { isRead } from '../isRead.ts';
import { Pages } from '../pages/Pages.ts';
import { readPrerendered } from '../pages/readPrerendered.ts';
import { type AppFile, readAppFiles } from './AppFiles.ts';
import { SECURITY_HEADERS, STRICT_TRANSPORT_SECURITY, withInline } from './securityHeaders.ts';

const PATIENCE_MS = 500;

export class App {
  #files: ReadonlyMap<string, AppFile> = new Map();
  #pages: Pages | undefined;
  #securityHeaders = SECURITY_HEADERS;
  readonly #loaded = Promise.withResolvers<true>();

  async load(folder: string): Promise<void> {
    this.#files = await readAppFiles(folder);
    this.#pages = new Pages(await readPrerendered(folder));
    this.#securityHeaders = withInline(this.#pages.hashes);
    this.#loaded.resolve(true);
  }

  /** Requests that arrive while the app is being loaded wait for it a moment. */
  readonly untilLoaded: Middleware = async (_ctx, next) => {
    if (!this.#pages) await within(PATIENCE_MS, this.#loaded.promise);
    await next();
  };

  /** Undefined until the app is loaded. */
  get pages(): Pages | undefined {
    return this.#pages;
  }

  /** The headers of its pages. */
  get securityHeaders(): Record<string, string> {
    return this.#securityHeaders;
  }

  readonly serve: Middleware = (ctx) => {
    nameRoute(ctx, 'app');
    const file = this.#files.get(ctx.path);
    if (!file || !isRead(ctx.method)) throw notHere(ctx);
    send(ctx, file);
  };
}

/**
 * Whether a request is for a page: the shop's root, or an address without a file extension that accepts HTML.
 * Nothing under /api is a page.
 */
export function isPage(ctx: Context): boolean {
  const isName = !/^\/(?:api|assets)(?:\/|$)/.test(ctx.path) && !/\.\w+$/.test(ctx.path);
  return ctx.path === '/' || (isName && (ctx.headers.accept ?? '').includes('text/html'));
}

function notHere(ctx: Context): Refusal {
  return new Refusal('missing', 'not-found', `There is nothing at ${ctx.path}`);
}

function send(ctx: Context, file: AppFile): void {
  const coding = acceptedCodings(ctx.headers['accept-encoding']).find((accepted) => file[accepted]);
  const { body, headers } = (coding && file[coding]) ?? file.plain;
  ctx.status = 200;
  ctx.set(SECURITY_HEADERS);
  if (ctx.secure) ctx.set('Strict-Transport-Security', STRICT_TRANSPORT_SECURITY);
  ctx.set(headers);
  if (ctx.fresh) ctx.status = 304;
  else ctx.body = body;
}
