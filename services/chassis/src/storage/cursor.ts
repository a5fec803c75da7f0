/** Opaque cursors: where a page ended, as the values its list is sorted by. */
import type { z } from 'zod';
import { invalid } from '../http/validate.ts';

export function encodeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The values of a cursor of this list. A broken cursor, or one of another list, is the client's fault. */
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
