/** Serves the app: its files, and its one page for every address that a person may have typed. */
import type { Context, Middleware } from 'koa';
import { Refusal, unavailable } from '@bulkhead/chassis/errors/Refusal';
import { acceptedCodings } from '../encoding.ts';
import { type AppFile, readAppFiles } from './AppFiles.ts';
import { SECURITY_HEADERS, STRICT_TRANSPORT_SECURITY } from './securityHeaders.ts';

/** Of index.html. What follows it there is replaced with it. */
const TITLE = /<title>[^<]*<\/title>(?:\s*<meta name="description"[^>]*>)?/;

export class App {
  #files: ReadonlyMap<string, AppFile> | undefined;

  async load(folder: string): Promise<void> {
    this.#files = await readAppFiles(folder);
  }

  /** The app's page with another head: elements instead of its title and description. */
  sendPage(ctx: Context, head: string): void {
    const page = this.#files?.get('/index.html')?.plain.body.toString();
    if (page === undefined) return;
    ctx.remove('Content-Encoding');
    ctx.remove('ETag');
    ctx.status = 200;
    ctx.body = page.replace(TITLE, () => head);
  }

  readonly serve: Middleware = (ctx) => {
    ctx['_matchedRoute'] = 'app';
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') throw notHere(ctx);
    const files = this.#files;
    if (!files)
      throw unavailable('service-unavailable', 'The shop is being prepared. Please try again shortly.');
    const file = files.get(ctx.path) ?? (isPage(ctx) ? files.get('/index.html') : undefined);
    if (!file) throw notHere(ctx);
    send(ctx, file);
  };
}

/**
 * The shop's own address, or one without a file extension that somebody asks for who reads HTML.
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
