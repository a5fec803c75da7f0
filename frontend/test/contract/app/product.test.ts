import { expect } from 'chai';
import { Product, ProductPage } from '@bulkhead/product/contract';
import { newKey } from '../../../src/api/attempt.ts';
import type { NewProduct, ProductClient } from '../../../src/api/productClient.ts';
import { startShop } from '../../e2e/shop.ts';
import { assertFits, describeMethods, problemOf } from './agreeing.ts';
import { openBrowser } from './browser.ts';
import { becomeAdmin } from './people.ts';

let things = 0;
const newThing = (): NewProduct => {
  const slug = `ballast-stone-${++things}`;
  return { name: 'Ballast Stone', slug, image: 'stone.svg', price: '3.20', category: 'Ballast' };
};

describe('the app and the product service agree on', function () {
  this.timeout(120_000);
  before(startShop);

  describeMethods<ProductClient>(
    {
      list: async ({ products }) => {
        const { copyAge, ...page } = await products.list({ search: 'rope', sort: '-price' });
        expect(assertFits(ProductPage, page).results[0]?.slug).to.equal('deckhand-rope');
        expect(copyAge).to.equal(null);
      },
      read: async ({ products }) => {
        const { product, copyAge } = await products.read('deckhand-rope');
        expect(assertFits(Product, product).slug).to.equal('deckhand-rope');
        expect(copyAge).to.equal(null);
      },
      listAllProducts: async ({ products }) => {
        const { id } = await products.create(newThing(), newKey());
        await products.update(id, { is_active: false });
        const hidden = await products.listAllProducts({ search: 'ballast', state: 'hidden' });
        const { results } = assertFits(ProductPage, hidden);
        expect(results.map((product) => product.id)).to.include(id);
      },
      readAnyProduct: async ({ products }) => {
        const { id } = await products.create(newThing(), newKey());
        await products.update(id, { is_active: false });
        expect(assertFits(Product, await products.readAnyProduct(id)).is_active).to.equal(false);
      },
      create: async ({ products }) => {
        const [thing, key] = [newThing(), newKey()];
        const product = assertFits(Product, await products.create(thing, key));
        expect(product).to.include({ slug: thing.slug, price: '3.20', image: '/images/stone.svg' });
        expect(await products.create(thing, key)).to.deep.equal(product);
      },
      update: async ({ products }) => {
        const { id, updated_at } = await products.create(newThing(), newKey());
        const changes = { name: 'Heavier Stone', expected_updated_at: updated_at };
        const changed = assertFits(Product, await products.update(id, changes));
        expect(changed.name).to.equal('Heavier Stone');
        const late = await problemOf(products.update(id, { ...changes, name: 'Lighter Stone' }));
        expect(late.code).to.equal('product-changed');
        expect(assertFits(Product, late.result as Product)).to.deep.equal(changed);
      },
    },
    becomeAdmin,
  );

  it('missing products, and refused changes', async () => {
    const { products } = await openBrowser();
    expect((await problemOf(products.read('no-such-thing'))).status).to.equal(404);
    expect((await problemOf(products.create(newThing(), newKey()))).isSignedOut).to.equal(true);
  });
});
