import { expect } from 'chai';
import { between, elementAround, replaced, surroundings } from '../../../build/prerender/cut.ts';

describe('cutting prerendered pages', () => {
  it('finds the element around a text and replaces it', () => {
    const html = '<ul><li class="a">one</li><li>two</li></ul>';
    const cut = elementAround(html, 'two', 'li');
    expect(cut.html).to.equal('<li>two</li>');
    expect(replaced(html, cut, '⟦cards⟧')).to.equal('<ul><li class="a">one</li>⟦cards⟧</ul>');
    expect(() => elementAround(html, 'three', 'li')).to.throw('No <li> shows three');
  });

  it('finds the only text in which pages differ', () => {
    const page = (count: string) => `<nav></nav><p role="status">${count}</p><footer>2</footer>`;
    const { before, after } = surroundings(['2 products', '3 products', '12 products'].map(page));
    const other = `<h1>Deck</h1>${page('1 product')}`;
    const cut = between(other, before, after);
    expect(cut.html).to.equal('1 product');
    expect(replaced(other, cut, '⟦count⟧')).to.equal(`<h1>Deck</h1>${page('⟦count⟧')}`);
  });
});
