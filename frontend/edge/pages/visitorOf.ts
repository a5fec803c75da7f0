/** How a visitor wants the page, as their browser says it: the cookies they chose by, else the browser's own languages. */
import { SESSION_COOKIE } from '@bulkhead/chassis/sessions/sessionHeaders';
import type { IncomingHttpHeaders } from 'node:http';
import { weighted } from '../weighted.ts';

export interface Visitor {
  language: string;
  /** Undefined: as their system has it. */
  theme: 'light' | 'dark' | undefined;
  /** They signed in once; whether that still holds is for the session to say. */
  wasSignedIn: boolean;
}

/** Headers that the answer depends on. */
export const VARIES_BY = 'Accept-Encoding, Accept-Language, Cookie';

/** `known`: the languages there are, the one for everybody else first. */
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

/** Without regions, the most wanted first (RFC 9110, 12.5.4). */
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
