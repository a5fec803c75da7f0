/** What the app's own entry for rendering (src/prerender.ts) gives, bundled for Node.js. */
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
  /** The file of its words. */
  file: string;
  /** That of the words of the crew's pages. */
  crewFile: string;
}

/** An address, or the name of a page that has none of its own. */
export type Place = string | { name: string };

export interface RenderBundle {
  languages: Spoken[];
  renderPage: (
    language: string,
    path: Place | null,
    answers: FirstAnswer[],
  ) => Promise<{ html: string; files: string[] }>;
}

/** A language's pages as rendered: a page names the files it is made of instead of scripts. */
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
/** Puts holes where something of the product stands. */
export type MakeHoles = (html: string, product: Product) => string;

export type Rendering = Omit<Language, 'pages'> & { pages: Record<PageName, RenderedPage> };
