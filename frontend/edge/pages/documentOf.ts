/**
 * Composes the HTML document: the app's frame and style, the page's head, the
 * catalogue's content, and the same as data.
 */
import { orderPaths } from '@bulkhead/order/contract';
import { FIRST_ANSWERS, WAS_SIGNED_IN } from '../../shared/fromTheEdge.ts';
import type { Language, Prerendered, PrerenderedPage } from '../../shared/Prerendered.ts';
import { categoryHead } from '../searchEngines/categoryHead.ts';
import { homeHead } from '../searchEngines/homeHead.ts';
import { productHead } from '../searchEngines/productHead.ts';
import type { Content, Known } from './Content.ts';
import { dataElement, escaped } from './escaped.ts';
import { fill } from './fill.ts';
import { categoryNameIn, holesOf } from './holes.ts';
import { wantedByPath } from './listAddress.ts';
import type { Visitor } from './visitorOf.ts';

/** Images to preload first: they are the largest thing on the screen. */
const FIRST_PICTURES = 2;

/** The app's first requests on every page for a signed-in visitor. */
const OWN_ANSWERS = ['/api/session', orderPaths.open];

/** Pages of search results, or of none. */
const FOUND = /^(found|nothingFound)/;

interface Asked {
  content: Content;
  visitor: Visitor;
  /** The origin at which shoppers reach the shop. */
  origin: string;
}

export function documentOf(
  { head, scripts, style, early, languages }: Prerendered,
  { content, visitor, origin }: Asked,
): string {
  const language = languages[visitor.language];
  const page = language?.pages[content.page];
  if (!page) throw new Error(`The build holds no page ${content.page} in ${visitor.language}`);
  const holes = holesOf(content, language);
  const theme = visitor.theme ? ` data-theme="${visitor.theme}"` : '';
  const known = visitor.wasSignedIn ? ` ${WAS_SIGNED_IN}` : '';
  return `<!doctype html>
<html lang="${visitor.language}" dir="${language.dir}"${theme}${known}>
<head>
${head}
${headOf(page, language, content, origin)}
${pictures(content)}
${visitor.wasSignedIn ? ownAnswers(content) : ''}
<style>${style}</style>
<script>${early}</script>
${scripts}
${page.scripts.map((script) => `<link rel="modulepreload" crossorigin href="${script}">`).join('\n')}
</head>
<body>
<div id="app">${fill(page.html, holes)}</div>
<noscript>${escaped(language.noScript)}</noscript>
${content.answers.length > 0 ? dataElement(`type="application/json" id="${FIRST_ANSWERS}"`, asData(content.answers)) : ''}
</body>
</html>
`;
}

function headOf(page: PrerenderedPage, language: Language, content: Content, origin: string): string {
  const { description } = language;
  const [first] = content.answers.flatMap(({ copy }) => copy.listing.products);
  if (FOUND.test(content.page)) return foundHead(page.title, language, content);
  if (first && content.page.startsWith('product')) {
    return productHead(first, fill(page.title, { name: { html: first.name } }), origin);
  }
  if (first && content.page.startsWith('category')) {
    const name = categoryNameIn(language, first.category);
    const title = fill(page.title, { categoryName: { html: name } });
    return categoryHead({ category: first.category, name, title, description, origin });
  }
  if (content.page.startsWith('home')) return homeHead({ title: page.title, description, origin });
  return `<title>${escaped(page.title)}</title>\n<meta name="description" content="${escaped(description)}">`;
}

/** Preloads, so that these requests start before the app does. */
function ownAnswers({ asks }: Content): string {
  return [...OWN_ANSWERS, ...(asks ? [asks] : [])]
    .map((path) => `<link rel="preload" as="fetch" crossorigin href="${escaped(path)}">`)
    .join('\n');
}

/** Search engines must not index search results. */
function foundHead(title: string, language: Language, { answers: [list] }: Content): string {
  const { search = '', category = '' } = wantedByPath(list?.path ?? '');
  const names = { search: { html: search }, categoryName: { html: categoryNameIn(language, category) } };
  return `<title>${escaped(fill(title, names))}</title>\n<meta name="robots" content="noindex">`;
}

function pictures({ page, answers }: Content): string {
  const count = page.startsWith('product') ? 1 : FIRST_PICTURES;
  const products = answers.slice(0, 1).flatMap(({ copy }) => copy.listing.products.slice(0, count));
  return products
    .map(({ image }) => `<link rel="preload" as="image" fetchpriority="high" href="${escaped(image)}">`)
    .join('\n');
}

/** JSON, joined from parts, because the longest parts already are JSON. */
function asData(answers: readonly Known[]): string {
  const entries = answers.map(({ path, copy, stale }) => {
    const about = JSON.stringify({ path, seenAt: copy.seenAt, isCopy: stale });
    return `${about.slice(0, -1)},"body":${copy.body.toString()}}`;
  });
  return `[${entries.join(',')}]`;
}
