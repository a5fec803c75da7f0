import { expect } from 'chai';
import type { Product } from '@bulkhead/product/contract';
import { countsOf } from '../../../build/prerender/countsOf.ts';
import type { Render } from '../../../build/prerender/RenderBundle.ts';
import { renderNarrowed } from '../../../build/prerender/renderNarrowed.ts';
import { standIns, withHoles } from '../../../build/prerender/standIns.ts';

interface Shown {
  products: readonly Product[];
  whole: readonly Product[];
  search?: string;
  chosen?: string;
  hasMore?: boolean;
}

const OPTIONS = '<option selected value="name">A–Z</option><option value="price">cheap</option>';

/** A list as the app shows it, simplified. */
function pageOf({ products, whole, search = '', chosen = '', hasMore = false }: Shown): string {
  const kept = search && `search=${search}&amp;`;
  const chips = [...new Set(whole.map(({ category }) => category))].map(
    (name) =>
      `<li><a href="/?${kept}category=${name}"${name === chosen ? ' class="chosen"' : ''}>${name}</a></li>`,
  );
  const cards = products.map(({ name, category }) => `<li><h2>${name}</h2>${category}</li>`);
  return [
    `<nav><a href="/login?to=/?${kept}category=${chosen}">Log in</a></nav>`,
    `<input value="${search}"><h1>${search} in ${chosen}</h1>`,
    `<nav><ul><li><a href="/">All</a></li>${chips.join('')}</ul></nav>`,
    `<p role="status" class="count">${products.length}${hasMore ? '+' : ''} products</p>`,
    `<select id="sort" class="input">${OPTIONS}</select><ul>${cards.join('')}</ul>`,
    '<a href="/register">Register</a>',
  ].join('');
}

/** Renders the first answers it is given, like the app. */
const render: Render = (path, answers = []) => {
  const [products = [], whole = products] = answers.map(({ body }) =>
    'results' in body ? body.results : [],
  );
  const asked = new URLSearchParams(typeof path === 'string' ? path.split('?')[1] : '');
  const [search, chosen] = ['search', 'category'].map((name) => asked.get(name) ?? '');
  const [first] = answers;
  const hasMore = first !== undefined && 'next' in first.body && first.body.next !== null;
  const html = pageOf({ products, whole, hasMore, ...(search && { search }), ...(chosen && { chosen }) });
  return Promise.resolve({
    title: `${search ?? ''}${chosen ?? ''} · Shop`,
    html,
    files: ['CataloguePage.vue'],
  });
};

describe('a prerendered part of the catalogue', () => {
  const withoutCards = (page: string) => page.replace(/<li><h2>.*<\/li>/, '');
  const counted = () =>
    countsOf(12, (count) => Promise.resolve(withoutCards(pageOf({ products: standIns(count), whole: [] }))));
  const rendered = async () =>
    renderNarrowed(render, (html, product) => withHoles(html, product, 'en'), await counted());
  const LIST =
    '⟦categories⟧<p role="status" class="count">⟦count⟧</p>' +
    '<select id="sort" class="input">⟦sorts⟧</select><ul>⟦cards⟧</ul><a href="/register⟦wayBack⟧">Register</a>';

  it('has placeholders for its category, products, their number and the link back', async () => {
    const { pages } = await rendered();
    expect(pages.category).to.deep.equal({
      title: '⟦categoryName⟧ · Shop',
      html: `<nav><a href="/login⟦wayBack⟧">Log in</a></nav><input value=""><h1> in ⟦categoryName⟧</h1>${LIST}`,
      files: ['CataloguePage.vue'],
    });
    expect(pages.categoryWithMore.html).to.contain('>100+ products<').and.not.contain('⟦count⟧');
  });

  it('has placeholders for the search words, whether something is found or not', async () => {
    const { pages } = await rendered();
    const head = '<nav><a href="/login⟦wayBack⟧">Log in</a></nav><input value="⟦search⟧">';
    expect(pages.foundInCategory.html).to.equal(`${head}<h1>⟦search⟧ in ⟦categoryName⟧</h1>${LIST}`);
    expect(pages.found.html).to.equal(`${head}<h1>⟦search⟧ in </h1>${LIST}`);
    expect(pages.nothingFound.html)
      .to.contain('<h1>⟦search⟧ in </h1>⟦categories⟧')
      .and.contain('>0 products<');
    for (const page of Object.values(pages)) expect(page.html + page.title).to.not.match(/zq\w+qz/);
  });

  it('includes the categories to choose from, and the look of the chosen one', async () => {
    const { parts } = await rendered();
    expect(parts).to.deep.equal({
      chosenCategories: '<nav><ul><li><a href="/⟦keptAlone⟧">All</a></li>⟦chips⟧</ul></nav>',
      chosenCategory: '<li><a href="/?⟦kept⟧category=⟦categoryQuery⟧" class="chosen">⟦categoryName⟧</a></li>',
    });
  });
});
