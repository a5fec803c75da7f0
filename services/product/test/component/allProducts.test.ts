import { expect } from 'chai';
import { createConnection } from 'mysql2/promise';
import type { Product } from '../../src/contract/product.ts';
import {
  create,
  keyOf,
  startProduct,
  wholeList,
  allProductsOf,
  type ProductUnderTest,
} from './startProduct.ts';

describe('all products, which admins see', () => {
  let product: ProductUnderTest;
  let key: string;
  const made = new Map<string, Product>();

  before(async () => {
    product = await startProduct();
    key = await keyOf('admin', product);
    // Names and prices repeat among shown and hidden products, so that pages end between equals.
    for (let n = 0; n < 24; n += 1) {
      const one = await create(product, key, {
        name: ['Oak Bowl', 'Äpfel', 'Zinc Tray'][n % 3],
        price: ['1.00', '20'][n % 2],
        category: n % 4 < 2 ? 'Kitchen' : 'Home',
      });
      const hidden = n % 3 === 2 || n % 8 === 0;
      made.set(one.id, { ...one, is_active: !hidden });
      if (hidden) await product.api.delete(`/api/product/${one.id}`, { key });
    }
    // More words than are merged, so that their beginning is searched in another way.
    for (let n = 0; n < 30; n += 1) {
      const one = await create(product, key, { name: `Que${n} Peg`, category: 'Pegs', price: '3' });
      const hidden = n % 2 === 0;
      made.set(one.id, { ...one, is_active: !hidden });
      if (hidden) await product.api.delete(`/api/product/${one.id}`, { key });
    }
  });
  after(() => product.stop());

  const ids = (products: Product[]) => products.map(({ id }) => id);
  const all = (query: string, limit?: number) => allProductsOf(product, key, query, limit);
  const those = (belongs: (one: Product) => boolean) => ids([...made.values()].filter(belongs));

  it('holds hidden products, which no list of the shop does', async () => {
    expect(ids(await all(''))).to.have.members([...made.keys()]);
    expect(ids(await all('state=hidden'))).to.have.members(those(({ is_active }) => !is_active));
    expect(ids(await all('state=active'))).to.have.members(those(({ is_active }) => is_active));
    expect(ids(await wholeList(product, ''))).to.have.members(those(({ is_active }) => is_active));
    expect(ids(await wholeList(product, 'search=zinc'))).to.deep.equal([]);
  });

  for (const sort of ['name', 'price', '-price', 'newest']) {
    it(`comes in pages of any size, by ${sort}`, async () => {
      for (const state of ['all', 'hidden', 'active']) {
        const whole = ids(await all(`sort=${sort}&state=${state}`));
        for (const limit of [1, 7])
          expect(ids(await all(`sort=${sort}&state=${state}`, limit))).to.deep.equal(whole);
      }
      const listed = ids(await wholeList(product, `sort=${sort}`));
      expect(ids(await all(`sort=${sort}&state=active`, 5))).to.deep.equal(listed);
    });
  }

  it('is searched and filtered among shown and hidden products', async () => {
    const expected: [string, (one: Product) => boolean][] = [
      ['search=oak', ({ name }) => name === 'Oak Bowl'],
      ['search=que', ({ category }) => category === 'Pegs'],
      ['search=peg+que', ({ category }) => category === 'Pegs'],
      ['search=oak&category=kitchen', (one) => one.name === 'Oak Bowl' && one.category === 'Kitchen'],
      ['search=zi&state=hidden', ({ name }) => name === 'Zinc Tray'],
      ['search=zi&state=active', () => false],
      ['search=que&state=hidden', (one) => one.category === 'Pegs' && !one.is_active],
      ['category=Home&state=hidden', (one) => one.category === 'Home' && !one.is_active],
    ];
    for (const [query, belongs] of expected)
      expect(ids(await all(query, 6)), query).to.have.members(those(belongs));
  });

  it('shows one product by id or slug, hidden or not', async () => {
    const [hidden] = await all('state=hidden');
    for (const name of [hidden!.id, hidden!.slug]) {
      const { body } = await product.api.get(`/api/products/all/${name}`, { key });
      expect(body).to.deep.equal({ result: hidden });
      expect((await product.api.get(`/api/product/${name}`)).status).to.equal(404);
    }
  });

  it('is never cached', async () => {
    const [one] = await all('state=hidden');
    for (const path of ['/api/products/all', `/api/products/all/${one!.id}`]) {
      const { headers } = await product.api.get(path, { key });
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(headers.get('etag')).to.equal(null);
    }
  });

  it('refuses what the query language does not have', async () => {
    const { status, body } = await product.api.get('/api/products/all?state=lost&sort=colour', { key });
    expect(status).to.equal(422);
    expect(body).to.have.nested.property('errors[0].path');
  });
});

describe('products hidden before lists contained hidden ones', () => {
  it('are added to the lists by an upgrade, and stay unchanged otherwise', async () => {
    const first = await startProduct();
    const key = await keyOf('admin', first);
    const { id } = await create(first, key, { name: 'Forgotten Lamp' });
    await create(first, key, { name: 'Shining Lamp' });
    const hidden = await first.api.delete<{ result: Product }>(`/api/product/${id}`, { key });
    await first.stop();
    const connection = await createConnection(String(first.env['DATABASE_URL']));
    await connection.query("DELETE FROM product_lists WHERE list LIKE '-%'");
    await connection.query("DELETE FROM migrations WHERE name = 'hidden-products'");
    await connection.end();

    const second = await startProduct({ ...first.env });
    await second.opened;
    expect(await allProductsOf(second, key, 'search=forgotten&state=hidden')).to.deep.equal([
      hidden.body.result,
    ]);
    expect(await wholeList(second, 'search=lamp')).to.have.length(1);
    await second.stop();
  });
});
