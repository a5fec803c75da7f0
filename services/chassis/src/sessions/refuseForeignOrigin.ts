/**
 * Prevents cross-site request forgery: a write that comes from a page must come from one of ours. Browsers
 * name the source in Sec-Fetch-Site; older ones, and those on plain http, in Origin. Other clients send
 * neither and are let through (OWASP: CSRF prevention, Fetch Metadata). The check applies without our cookie
 * too, so that no other site can sign a shopper in to somebody else's account.
 */
import type { Context } from 'koa';
import { Refusal } from '../errors/Refusal.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** `none`: the person typed the address or opened a bookmark. */
const OWN = new Set(['same-origin', 'none']);

export function refuseForeignOrigin(ctx: Context): void {
  if (!SAFE.has(ctx.method) && isForeign(ctx))
    throw new Refusal('forbidden', 'foreign-origin', 'This request was made by a page of another site');
}

function isForeign(ctx: Context): boolean {
  const { 'sec-fetch-site': site, origin, authorization } = ctx.headers;
  if (site !== undefined) return !OWN.has(site);
  if (origin === undefined || authorization !== undefined) return false;
  return URL.parse(origin)?.host !== ctx.host;
}
