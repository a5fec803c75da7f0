/** The content of a page: which prerendered page it is, and the catalogue answers it shows. */
import type { PageName } from '../../shared/Prerendered.ts';
import type { Copy } from '../catalogue/Copy.ts';

/** A catalogue answer on the page. */
export interface Known {
  /** The path that was requested. */
  path: string;
  copy: Copy;
  /** The product service did not confirm it in time. */
  stale: boolean;
}

export interface Content {
  page: PageName;
  status: 200 | 404;
  /** The answers that fill the page's holes. */
  answers: readonly Known[];
  /** The URL that the app requests first on this page, besides those it requests on every page. */
  asks?: string;
}

/** A page that shows nothing of the catalogue. */
export function plain(
  page: PageName,
  { status = 200, asks }: Partial<Pick<Content, 'status' | 'asks'>> = {},
): Content {
  return { page, status, answers: [], asks };
}
