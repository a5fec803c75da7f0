/** Answers every address a person may open with a page, whatever state the services are in. */
import type { Context, Middleware } from 'koa';
import { unavailable } from '@bulkhead/chassis/errors/Refusal';
import { nameRoute } from '@bulkhead/chassis/http/observeRequests';
import type { Sessions } from '@bulkhead/chassis/sessions/openSessions';
import { SHELL } from '../../shared/cacheNames.ts';
import { type App, isPage } from '../app/App.ts';
import { STRICT_TRANSPORT_SECURITY } from '../app/securityHeaders.ts';
import type { Catalogue } from '../catalogue/Catalogue.ts';
import { acceptedCodings } from '../encoding.ts';
import { isRead } from '../isRead.ts';
import { shopOrigin } from '../searchEngines/shopOrigin.ts';
import type { Untaken } from '../Untaken.ts';
import type { ComposedPage } from './ComposedPage.ts';
import { contentOf } from './contentOf.ts';
import { type Content, plain } from './Content.ts';
import { VARIES_BY, visitorOf } from './visitorOf.ts';

interface Parts {
  app: App;
  catalogue: Catalogue;
  sessions: Sessions;
  untaken: Untaken;
  onCopyServed: () => void;
}

export function servePages({ app, catalogue, sessions, untaken, onCopyServed }: Parts): Middleware {
  return async (ctx, next) => {
    if (!isRead(ctx.method) || (ctx.path !== SHELL && !isPage(ctx))) {
      await next();
      return;
    }
    nameRoute(ctx, 'app');
    if (!app.pages)
      throw unavailable('service-unavailable', 'The shop is being prepared. Please try again shortly.');
    const isShell = ctx.path === SHELL;
    const { path, query, headers } = ctx;
    const isAdmin = async () => (await sessions.readSession(headers))?.user.role === 'admin';
    const content = isShell ? plain('frame') : await contentOf({ path, query, isAdmin }, catalogue);
    const visitor = visitorOf(headers, app.pages.languages);
    // The service worker caches this page and shows it offline to every user of the browser.
    if (isShell) visitor.wasSignedIn = false;
    const asked = { content, visitor, origin: shopOrigin(ctx) };
    const page = app.pages.page(asked, () => {
      untaken.assertRoom();
    });
    ctx.set(app.securityHeaders);
    ctx.set('Content-Language', visitor.language);
    if (markCopies(ctx, content)) onCopyServed();
    await send(ctx, page, content.status);
  };
}

async function send(ctx: Context, page: ComposedPage, status: number): Promise<void> {
  const [coding] = acceptedCodings(ctx.headers['accept-encoding']);
  ctx.status = status;
  if (ctx.secure) ctx.set('Strict-Transport-Security', STRICT_TRANSPORT_SECURITY);
  ctx.set({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache', Vary: VARIES_BY });
  ctx.set('ETag', page.etag(coding));
  if (coding) ctx.set('Content-Encoding', coding);
  if (ctx.fresh) ctx.status = 304;
  else ctx.body = await page.inCoding(coding);
}

function markCopies(ctx: Context, { answers }: Content): boolean {
  const stale = answers.filter((answer) => answer.stale);
  if (stale.length === 0) return false;
  const ageMs = Math.max(...stale.map(({ copy }) => copy.ageMs));
  ctx.set({ 'X-Served-From': 'copy', Age: String(Math.floor(ageMs / 1000)) });
  return true;
}
