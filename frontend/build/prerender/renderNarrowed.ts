/**
 * Renders the lists that an address narrows: by a category, a search, or both. The heading names it, the chip
 * of the category is selected, and all categories of the shop can be chosen.
 */
import type { Product } from '@bulkhead/product/contract';
import type { Language, PageName } from '../../shared/Prerendered.ts';
import { SEARCH, withAddressHoles, withAddressHolesInChip, withAddressHolesInChips } from './addressHoles.ts';
import type { countsOf } from './countsOf.ts';
import { replaced } from './cut.ts';
import { cardsOf, categoriesIn, chipsOf, spanOf } from './goodsIn.ts';
import type { MakeHoles, Render, RenderedPage } from './RenderBundle.ts';
import { answer, LONGEST, SOME, standIn, standIns } from './standIns.ts';

type Counts = Awaited<ReturnType<typeof countsOf>>;

export async function renderNarrowed(render: Render, holes: MakeHoles, counts: Counts) {
  const { category } = standIn(0);

  async function list(query: Record<string, string>, products: Product[], next: string | null = null) {
    const asked = new URLSearchParams(query).toString();
    const itself = answer(`/api/products?${asked}`, { results: products, next });
    const whole = answer('/api/products', { results: standIns(SOME), next: null });
    return { products, ...(await render(`/?${asked}`, [itself, whole])) };
  }

  function general({ title, html, files, products }: RenderedPage & { products: Product[] }): RenderedPage {
    const cards = products.length > 0 ? replaced(html, spanOf(cardsOf(html, products)), '⟦cards⟧') : html;
    const page = replaced(cards, categoriesIn(cards), '⟦categories⟧');
    const itself = (text: string) => withAddressHoles(holes(text, standIn(0)));
    return { title: itself(title), html: itself(page), files };
  }

  /** `kind` is the category of every product in the list; without it they have several. */
  async function pagesOf<Name extends PageName>(name: Name, query: Record<string, string>, kind?: number) {
    const products = (count: number) => Array.from({ length: count }, (_, index) => standIn(index, kind));
    const some = await list(query, products(SOME));
    return {
      [name]: general({ ...some, html: counts.withHole(some.html) }),
      [`${name}WithMore`]: general(await list(query, products(LONGEST), 'more')),
    } as Record<Name | `${Name}WithMore`, RenderedPage>;
  }

  const found = { search: SEARCH };
  const foundInCategory = { search: SEARCH, category };
  const pages = {
    ...(await pagesOf('category', { category }, 0)),
    ...(await pagesOf('found', found)),
    ...(await pagesOf('foundInCategory', foundInCategory, 0)),
    nothingFound: general(await list(found, [])),
    nothingFoundInCategory: general(await list(foundInCategory, [])),
  };
  return { parts: await partsOf(), pages };

  async function partsOf(): Promise<Pick<Language, 'chosenCategories' | 'chosenCategory'>> {
    const { html } = await list({ category }, standIns(SOME));
    const categories = categoriesIn(html).html;
    const chips = chipsOf(categories);
    return {
      chosenCategories: withAddressHolesInChips(replaced(categories, chips, '⟦chips⟧')),
      chosenCategory: withAddressHolesInChip(holes(chips.first, standIn(0))),
    };
  }
}
