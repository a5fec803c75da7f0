/** Where a token travels: in our cookie, or in `Authorization` for clients that are not browsers. */
import type { IncomingHttpHeaders } from 'node:http';

export const SESSION_COOKIE = 'bulkhead_session';
/** Answers given on the word of a token alone say so, and sign-outs that Redis has yet to hear of. */
export const DEGRADED_HEADER = 'X-Session-Degraded';

const COOKIE = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([^;\\s]+)`);
/** The course's own clients say Basic. */
const AUTHORIZATION = /^(?:Bearer|Basic)\s+(\S+)\s*$/i;

/** An `Authorization` header wins, even when it is no good: a client that names a key means that key. */
export function tokenOf(headers: IncomingHttpHeaders): string | undefined {
  if (headers.authorization !== undefined) return AUTHORIZATION.exec(headers.authorization)?.[1];
  return headers.cookie === undefined ? undefined : COOKIE.exec(headers.cookie)?.[1];
}

/**
 * Browsers send Fetch Metadata with every request, and by plain http at least an Origin with what changes something; scripts
 * in them cannot forge either.
 */
export const isBrowser = (headers: IncomingHttpHeaders) =>
  headers['sec-fetch-site'] !== undefined || headers.origin !== undefined;

/** The `Set-Cookie` value that makes a browser forget its session. */
export function forgetCookie(secure: boolean): string {
  return `${SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
