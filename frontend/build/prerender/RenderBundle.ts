/** The interface of the app's entry for prerendering (src/prerender.ts), bundled for Node.js. */
import type { Product } from '@bulkhead/product/contract';
import type { Language, PageName } from '../../shared/Prerendered.ts';

interface FirstAnswer {
  path: string;
  seenAt: number;
  isCopy: boolean;
  body: { results: Product[]; next: string | null } | { result: Product };
}

export interface Spoken {
  code: string;
  dir: 'ltr' | 'rtl';
  locale: string;
  categoryNames: Record<string, string>;
  description: string;
  noScript: string;
  /** The source file of its texts. */
  file: string;
  /** The source file of the texts of the admin pages. */
  adminFile: string;
}

/** An address, or the name of a page that has no address of its own. */
export type Place = string | { name: string };

export interface RenderBundle {
  languages: Spoken[];
  renderPage: (
    language: string,
    path: Place | null,
    answers: FirstAnswer[],
  ) => Promise<{ html: string; files: string[] }>;
}

/** A rendered page. It lists source files; their scripts are known later. */
export interface RenderedPage {
  title: string;
  html: string;
  files: string[];
}

/** Renders a page in one language. */
export type Render = (
  path: Place | null,
  answers?: Parameters<RenderBundle['renderPage']>[2],
) => Promise<RenderedPage>;
/** Replaces everything that shows the product with holes. */
export type MakeHoles = (html: string, product: Product) => string;

export type Rendering = Omit<Language, 'pages'> & { pages: Record<PageName, RenderedPage> };
