/** What a page is to show: which of the prerendered ones, and what the catalogue knows for it. */
import type { PageName } from '../../shared/Prerendered.ts';
import type { Copy } from '../catalogue/Copy.ts';

/** An answer of the catalogue on the page. */
export interface Known {
  /** What was asked. */
  path: string;
  copy: Copy;
  /** The product service did not confirm it in time. */
  stale: boolean;
}

export interface Content {
  page: PageName;
  status: 200 | 404;
  /** A page with holes has the answers that fill them. */
  answers: readonly Known[];
  /** What the app asks first to show this page to this visitor, besides what it asks on every page. */
  asks?: string;
}

/** A page that shows nothing of the catalogue. */
export function plain(
  page: PageName,
  { status = 200, asks }: Partial<Pick<Content, 'status' | 'asks'>> = {},
): Content {
  return { page, status, answers: [], asks };
}
