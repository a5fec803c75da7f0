import { expect } from 'chai';
import type { Product, ProductPage } from '../../src/contract/product.ts';
import { create, keyOf, startProduct, wholeList, type ProductUnderTest } from './startProduct.ts';

type List = ProductPage;

describe('browsing the catalogue', () => {
  let product: ProductUnderTest;
  let key: string;
  const byId = new Map<string, Product>();

  before(async () => {
    product = await startProduct();
    key = await keyOf('admin', product);
    // Names and prices repeat, so that pages end between equals.
    for (let n = 0; n < 30; n += 1) {
      const made = await create(product, key, {
        name: ['Oak Bowl', 'ähnlich', 'Älter', 'zinc tray', 'Éclair Mould'][n % 5],
        price: ['1.00', '20', 3.5][n % 3],
        category: n % 2 ? 'Kitchen' : 'Home',
      });
      byId.set(made.id, made);
    }
  });
  after(() => product.stop());

  const ids = (products: Product[]) => products.map(({ id }) => id);
  const cents = ({ price }: Product) => Number(price.replace('.', ''));
  const orders: Record<string, (a: Product, b: Product) => number> = {
    name: (a, b) =>
      a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }) ||
      a.category.localeCompare(b.category) ||
      (a.id < b.id ? -1 : 1),
    price: (a, b) => cents(a) - cents(b) || (a.id < b.id ? -1 : 1),
    '-price': (a, b) => cents(b) - cents(a) || (a.id > b.id ? -1 : 1),
    newest: (a, b) => (a.id > b.id ? -1 : 1),
  };

  for (const [sort, order] of Object.entries(orders)) {
    it(`sorts by ${sort}, and pages of any size make the same list`, async () => {
      const sorted = ids([...byId.values()].sort(order));
      for (const limit of [1, 7, 200])
        expect(ids(await wholeList(product, `sort=${sort}`, limit))).to.deep.equal(sorted);
    });

    it(`sorts a category by ${sort}`, async () => {
      const kitchen = [...byId.values()].filter(({ category }) => category === 'Kitchen').sort(order);
      expect(ids(await wholeList(product, `category=kitchen&sort=${sort}`, 4))).to.deep.equal(ids(kitchen));
    });
  }

  it('returns at most a hundred unless asked for more, and says when there are no more', async () => {
    const { body } = await product.api.get<List>('/api/products');
    expect(body.results).to.have.length(30);
    expect(body.next).to.equal(null);
  });

  it('names all categories on the first of several pages, hidden ones for admins only', async () => {
    const hidden = await create(product, key, { name: 'Anvil', category: 'Forge' });
    await product.api.delete(`/api/product/${hidden.id}`, { key });
    const categoriesAt = async (path: string, caller = {}) =>
      (await product.api.get<List>(path, caller)).body.categories;
    expect(await categoriesAt('/api/products?limit=1')).to.deep.equal(['Home', 'Kitchen']);
    expect(await categoriesAt('/api/products?limit=1&sort=-price')).to.deep.equal(['Home', 'Kitchen']);
    expect(await categoriesAt('/api/products/all?limit=1', { key })).to.deep.equal([
      'Forge',
      'Home',
      'Kitchen',
    ]);
    const { body } = await product.api.get<List>('/api/products?limit=1');
    for (const other of [
      'limit=200',
      'limit=1&category=home',
      'limit=1&search=oak',
      `limit=1&cursor=${body.next ?? ''}`,
    ])
      expect(await categoriesAt(`/api/products?${other}`), other).to.equal(undefined);
  });

  it('stays in place when products come and go between two pages', async () => {
    const first = await product.api.get<List>('/api/products?limit=10');
    const early = await create(product, key, { name: 'Aardvark' });
    await product.api.delete(`/api/product/${early.id}`, { key });
    const late = await create(product, key, { name: 'Zzz' });
    const { body } = await product.api.get<List>(`/api/products?limit=200&cursor=${String(first.body.next)}`);
    expect(ids(body.results)).to.include(late.id);
    expect(body.results).to.have.length(21);
    await product.api.delete(`/api/product/${late.id}`, { key });
  });

  it('refuses a cursor that is broken or of another sort', async () => {
    const { body } = await product.api.get<List>('/api/products?limit=1&sort=price');
    for (const query of [`sort=name&cursor=${String(body.next)}`, 'cursor=nonsense', 'cursor=W10']) {
      const refused = await product.api.get(`/api/products?${query}`);
      expect(refused.status).to.equal(422);
      expect(refused.body).to.have.nested.property('errors[0].path', 'query.cursor');
    }
  });

  it('lists every fault of a query at once', async () => {
    const { status, body } = await product.api.get<{ errors: { path: string }[] }>(
      '/api/products?limit=0&sort=colour&updated_since=yesterday',
    );
    expect(status).to.equal(422);
    expect(body.errors.map(({ path }) => path).sort()).to.deep.equal([
      'query.limit',
      'query.sort',
      'query.updated_since',
    ]);
  });

  it('shows a product by id and by slug, and 404 for anything else', async () => {
    const [one] = [...byId.values()];
    for (const name of [one!.id, one!.slug]) {
      const { body } = await product.api.get<{ result: Product }>(`/api/product/${name}`);
      expect(body.result).to.deep.equal(one);
    }
    for (const name of ['nothing', '00000000-0000-7000-8000-000000000000', '%F0%9F%A6%91', "'--"]) {
      const { status, body } = await product.api.get(`/api/product/${name}`);
      expect(status).to.equal(404);
      expect(body).to.have.property('message', 'Cannot find product');
    }
  });
});
