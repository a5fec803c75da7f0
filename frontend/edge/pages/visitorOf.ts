/**
 * Reads from a request how the visitor wants the page: by cookies they set, or else
 * by the browser's languages.
 */
import { SESSION_COOKIE } from '@bulkhead/chassis/sessions/sessionHeaders';
import type { IncomingHttpHeaders } from 'node:http';
import { weighted } from '../weighted.ts';

export interface Visitor {
  language: string;
  /** Undefined means the system's theme. */
  theme: 'light' | 'dark' | undefined;
  /** There is a session cookie. Only the session itself knows whether it is still valid. */
  wasSignedIn: boolean;
}

/** The headers on which the answer depends. */
export const VARIES_BY = 'Accept-Encoding, Accept-Language, Cookie';

/** `known` are the available languages; the first is the default. */
export function visitorOf(headers: IncomingHttpHeaders, known: readonly string[]): Visitor {
  const chosen = cookie(headers.cookie, 'language');
  const wanted = [...(chosen ? [chosen] : []), ...acceptedLanguages(headers['accept-language'])];
  const theme = cookie(headers.cookie, 'theme');
  return {
    language: wanted.find((language) => known.includes(language)) ?? known[0] ?? 'en',
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    wasSignedIn: cookie(headers.cookie, SESSION_COOKIE) !== undefined,
  };
}

/** Languages without regions, the most wanted first (RFC 9110, 12.5.4). */
function acceptedLanguages(header: string | undefined): string[] {
  return weighted(header)
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ value }) => value.split('-')[0] ?? '');
}

function cookie(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(';')
    .map((pair) => pair.trim().split('='))
    .find(([key]) => key === name)?.[1];
}
