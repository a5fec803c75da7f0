/** Renders every page of the shop in one language, with holes for the products. */
import type { Product } from '@bulkhead/product/contract';
import type { Language } from '../../shared/Prerendered.ts';
import { MOST_RELATED } from '../../shared/relatedTo.ts';
import {
  sortsIn,
  withAddressHoles,
  withAddressHolesInChip,
  withAddressHolesInChips,
} from './addressHoles.ts';
import { countsOf } from './countsOf.ts';
import { replaced } from './cut.ts';
import { cardsOf, categoriesIn, chipsOf, spanOf } from './goodsIn.ts';
import { harmless } from './harmless.ts';
import type { MakeHoles, Render, Rendering, RenderBundle, RenderedPage, Spoken } from './RenderBundle.ts';
import { renderNarrowed } from './renderNarrowed.ts';
import { answer, LONGEST, SOME, standIn, standIns, withHoles } from './standIns.ts';

/** The app sets its title here, as on `document`. */
export interface BrowserPage {
  title: string;
}

export async function renderLanguage(
  bundle: RenderBundle,
  { code, file, adminFile, ...spoken }: Spoken,
  page: BrowserPage,
): Promise<Rendering> {
  const render: Render = async (path, answers = []) => {
    page.title = 'Bulkhead';
    const { html, files } = await bundle.renderPage(code, path, answers);
    return { title: page.title, html: withChoices(harmless(html)), files: [...files, file] };
  };
  const renderForAdmin = async (path: string) => {
    const { files, ...rest } = await render(path);
    return withoutWayBack({ ...rest, files: [...files, adminFile] });
  };
  const holes: MakeHoles = (html, product) => withHoles(html, product, spoken.locale);
  const lists = await renderLists(render, holes);
  const narrowed = await renderNarrowed(render, holes, lists.counts);
  const products = await renderProducts(render, holes);
  return {
    ...spoken,
    ...lists.parts,
    ...narrowed.parts,
    ...products.parts,
    pages: {
      ...lists.pages,
      ...narrowed.pages,
      ...products.pages,
      login: await render('/login'),
      register: await render('/register'),
      order: await render('/order'),
      checkout: await render('/checkout'),
      orders: await render('/orders'),
      account: await render('/account'),
      forAdmins: await render({ name: 'forAdmins' }),
      adminProducts: await renderForAdmin('/admin/products'),
      adminNewProduct: await renderForAdmin('/admin/products/new'),
      adminProduct: await renderForAdmin('/admin/products/any'),
      adminOrders: await renderForAdmin('/admin/orders'),
      frame: await render(null),
      nowhere: await render('/nowhere/at/all'),
    },
  };
}

/** Drops the way back after login: this one page serves many addresses. */
function withoutWayBack({ html, ...page }: RenderedPage): RenderedPage {
  return { ...page, html: html.replaceAll(/(href="\/(?:login|register))\?[^"]*"/g, '$1"') };
}

async function renderLists(render: Render, holes: MakeHoles) {
  const list = (products: Product[], next: string | null = null) =>
    render('/', [answer('/api/products', { results: products, next })]);
  const ofNumber = async (count: number) => withoutGoods((await list(standIns(count))).html, count);
  const some = await list(standIns(SOME));
  const more = await list(standIns(LONGEST), 'more');
  const cards = cardsOf(some.html, standIns(SOME)).map(({ html }, index) => holes(html, standIn(index)));
  const categories = categoriesIn(some.html).html;
  const chips = chipsOf(categories);
  const counts = await countsOf(LONGEST, ofNumber);
  const parts: Pick<Language, 'cards' | 'categories' | 'category' | 'counts' | 'sorts'> = {
    cards: cards.slice(0, 1 + cards.findIndex((card) => card === cards.at(-1))),
    categories: withAddressHolesInChips(replaced(categories, chips, '⟦chips⟧')),
    category: withAddressHolesInChip(holes(chips.first, standIn(0))),
    counts: counts.words,
    sorts: sortsIn(some.html),
  };
  const pages = {
    home: { ...some, html: withAddressHoles(counts.withHole(withoutGoods(some.html, SOME))) },
    homeWithMore: { ...more, html: withAddressHoles(withoutGoods(more.html, LONGEST)) },
    homeWaiting: await render('/'),
  };
  return { parts, pages, counts };
}

async function renderProducts(render: Render, holes: MakeHoles) {
  const product = standIn(0, 0);
  const others = Array.from({ length: MOST_RELATED }, (_, index) => standIn(index + 1, 0));
  const path = `/product/${product.slug}`;
  const itself = answer(`/api${path}`, { result: product });
  const ofItsKind = answer(`/api/products?category=${product.category}`, { results: others, next: null });
  const withOthers = await render(path, [itself, ofItsKind]);
  const related = cardsOf(withOthers.html, others);
  const general = ({ title, html, files }: RenderedPage) => ({
    title: holes(title, product),
    html: holes(html, product),
    files,
  });
  const pages = {
    product: general({ ...withOthers, html: replaced(withOthers.html, spanOf(related), '⟦related⟧') }),
    productAlone: general(await render(path, [itself])),
    productWaiting: await render(path),
  };
  return { parts: { relatedCard: holes(related[0]?.html ?? '', standIn(1, 0)) }, pages };
}

/** Vue selects an option at runtime; HTML needs the `selected` attribute. */
function withChoices(html: string): string {
  return html.replaceAll(/<select [^>]*value="([^"]*)".*?<\/select>/gs, (list, chosen: string) =>
    list.replace(`<option value="${chosen}"`, `<option selected value="${chosen}"`),
  );
}

/** A list page with holes for its cards and categories. A single product has no categories to choose from. */
function withoutGoods(html: string, count: number): string {
  const page = replaced(html, spanOf(cardsOf(html, standIns(count))), '⟦cards⟧');
  return count < 2 ? page : replaced(page, categoriesIn(page), '⟦categories⟧');
}
