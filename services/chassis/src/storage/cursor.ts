/** Cuts lists into pages. A cursor is opaque: it holds the sort values at which a page ended. */
import type { z } from 'zod';
import type { Page } from '../contract/shared.ts';
import { invalid } from '../http/validate.ts';

/** Makes a page of a list that was read one entry too far, which shows whether there is a next page. */
export function pageOf<T>(read: readonly T[], limit: number, keyOf: (last: T) => unknown[]): Page<T> {
  const results = read.slice(0, limit);
  const last = read.length > limit ? results.at(-1) : undefined;
  return { results, next: last ? encodeCursor(keyOf(last)) : null };
}

export function encodeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The values of a cursor. A broken cursor, or one of another list, is a fault of the client's request. */
export function decodeCursor<S extends z.ZodType>(cursor: string, shape: S): z.output<S> {
  const parsed = shape.safeParse(jsonOf(cursor));
  if (!parsed.success)
    throw invalid([
      { path: 'query.cursor', code: 'bad-cursor', message: 'Must be the `next` of the page before' },
    ]);
  return parsed.data;
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
