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
}

/** A page that shows nothing of the catalogue. */
export function plain(page: PageName, status: Content['status'] = 200): Content {
  return { page, status, answers: [] };
}
