/** Renders the list of one category: it is the heading, its chip is the chosen one, and all of the shop's are to choose from. */
import type { Language } from '../../edge/pages/Prerendered.ts';
import type { countsOf } from './countsOf.ts';
import { replaced } from './cut.ts';
import { cardsOf, categoriesIn, chipsOf, spanOf } from './goodsIn.ts';
import type { MakeHoles, Render } from './RenderBundle.ts';
import { answer, LONGEST, SOME, standIn, standIns } from './standIns.ts';

export async function renderCategory(
  render: Render,
  holes: MakeHoles,
  counts: Awaited<ReturnType<typeof countsOf>>,
) {
  const { category } = standIn(0);
  const page = async (count: number, next: string | null) => {
    const products = Array.from({ length: count }, (_, index) => standIn(index, 0));
    const itself = answer(`/api/products?category=${category}`, { results: products, next });
    const whole = answer('/api/products', { results: standIns(SOME), next: null });
    return { products, ...(await render(`/?category=${category}`, [itself, whole])) };
  };
  const some = await page(SOME, null);
  const more = await page(LONGEST, 'more');
  const categories = categoriesIn(some.html).html;
  const chips = chipsOf(categories);
  const general = ({ title, html, files, products }: typeof some) => {
    const list = replaced(html, spanOf(cardsOf(html, products)), '⟦cards⟧');
    const page = replaced(list, categoriesIn(list), '⟦categories⟧');
    return { title: holes(title, standIn(0)), html: holes(page, standIn(0)), files };
  };
  const parts: Pick<Language, 'chosenCategories' | 'chosenCategory'> = {
    chosenCategories: replaced(categories, chips, '⟦chips⟧'),
    chosenCategory: holes(chips.first, standIn(0)),
  };
  const pages = {
    category: general({ ...some, html: counts.withHole(some.html) }),
    categoryWithMore: general(more),
  };
  return { parts, pages };
}
