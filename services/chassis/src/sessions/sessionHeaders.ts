/** Finds the token of a request: in our cookie, or in `Authorization` for clients that are not browsers. */
import type { IncomingHttpHeaders } from 'node:http';

export const SESSION_COOKIE = 'bulkhead_session';
/** Set on answers that trust a token without Redis, and on sign-outs that Redis has not received yet. */
export const DEGRADED_HEADER = 'X-Session-Degraded';

const COOKIE = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([^;\\s]+)`);
/** Clients of the course send Basic. */
const AUTHORIZATION = /^(?:Bearer|Basic)\s+(\S+)\s*$/i;

/** An `Authorization` header wins, even if it is invalid: a client that sends a key means that key. */
export function tokenOf(headers: IncomingHttpHeaders): string | undefined {
  if (headers.authorization !== undefined) return AUTHORIZATION.exec(headers.authorization)?.[1];
  return headers.cookie === undefined ? undefined : COOKIE.exec(headers.cookie)?.[1];
}

/**
 * Browsers send Fetch Metadata with every request, and over plain http at least an Origin with every write.
 * Scripts cannot forge either.
 */
export const isBrowser = (headers: IncomingHttpHeaders) =>
  headers['sec-fetch-site'] !== undefined || headers.origin !== undefined;

/** The `Set-Cookie` value that makes a browser delete its session cookie. */
export function forgetCookie(secure: boolean): string {
  return `${SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
