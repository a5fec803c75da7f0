import { expect } from 'chai';
import type { Product } from '@bulkhead/product/contract';
import { countsOf } from '../../../build/prerender/countsOf.ts';
import type { Render } from '../../../build/prerender/RenderBundle.ts';
import { renderCategory } from '../../../build/prerender/renderCategory.ts';
import { standIns, withHoles } from '../../../build/prerender/standIns.ts';

/** A list as the app shows it, on a small scale. */
function pageOf(products: readonly Product[], categories: readonly string[], chosen = '', more = false) {
  const chips = categories.map(
    (name) => `<li><a href="/?category=${name}"${name === chosen ? ' class="chosen"' : ''}>${name}</a></li>`,
  );
  const cards = products.map(({ name, category }) => `<li><h2>${name}</h2>${category}</li>`);
  const wayBack = chosen && `<nav><a href="/login?to=/?category=${chosen}">Log in</a></nav>`;
  const count = `<p role="status" class="count">${products.length}${more ? '+' : ''} products</p>`;
  const list = `${count}<label for="sort">Sort the products by</label><ul>${cards.join('')}</ul>`;
  return `${wayBack}<h1>${chosen || 'All'}</h1><nav><ul><li>All</li>${chips.join('')}</ul></nav>${list}`;
}

/** Shows what it is given as first answers, as the app does. */
const render: Render = (path, answers = []) => {
  const [products = [], whole = products] = answers.map(({ body }) =>
    'results' in body ? body.results : [],
  );
  const categories = [...new Set(whole.map(({ category }) => category))];
  const chosen = new URLSearchParams(path?.split('?')[1]).get('category') ?? '';
  const [first] = answers;
  const more = first !== undefined && 'next' in first.body && first.body.next !== null;
  const html = pageOf(products, categories, chosen, more);
  return Promise.resolve({ title: `${chosen} · Shop`, html, files: ['CataloguePage.vue'] });
};

describe('the page of a category, rendered in advance', () => {
  const withoutCards = (page: string) => page.replace(/<li><h2>.*<\/li>/, '');
  const counted = () => countsOf(12, (count) => Promise.resolve(withoutCards(pageOf(standIns(count), []))));
  const rendered = async () =>
    renderCategory(render, (html, product) => withHoles(html, product, ['en']), await counted());

  it('has holes for its name, its products and their number, and for the way back to it', async () => {
    const { pages } = await rendered();
    expect(pages.category).to.deep.equal({
      title: '⟦categoryName⟧ · Shop',
      html:
        '<nav><a href="/login?to=/?category=⟦categoryInQuery⟧">Log in</a></nav><h1>⟦categoryName⟧</h1>⟦categories⟧' +
        '<p role="status" class="count">⟦count⟧</p><label for="sort">Sort the products by</label><ul>⟦cards⟧</ul>',
      files: ['CataloguePage.vue'],
    });
    expect(pages.categoryWithMore.html).to.contain('>100+ products<').and.not.contain('⟦count⟧');
  });

  it('brings the categories along to choose from, and how the chosen one looks', async () => {
    const { parts } = await rendered();
    expect(parts).to.deep.equal({
      chosenCategories: '<nav><ul><li>All</li>⟦chips⟧</ul></nav>',
      chosenCategory: '<li><a href="/?category=⟦categoryQuery⟧" class="chosen">⟦categoryName⟧</a></li>',
    });
  });
});
