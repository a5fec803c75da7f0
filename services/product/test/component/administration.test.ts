import { expect } from 'chai';
import type { Problem } from '@bulkhead/chassis/contract/shared';
import type { Product } from '../../src/contract/product.ts';
import { create, keyOf, something, startProduct, wholeList, type ProductUnderTest } from './startProduct.ts';

interface Result {
  message: string;
  result: Product;
  product: Product;
}

describe('administering the catalogue', () => {
  let product: ProductUnderTest;
  let key: string;
  before(async () => {
    product = await startProduct();
    key = await keyOf('admin', product);
  });
  after(() => product.stop());

  const post = <T = Result>(body: unknown, headers = {}) =>
    product.api.post<T>('/api/product/create', { key, body, headers });

  it('makes the same product from JSON and both kinds of form', async () => {
    const texts = { ...something(), price: '12.5' };
    const ways = ['body', 'form', 'multipart'];
    for (const [n, way] of ways.entries()) {
      const sent = { ...texts, slug: `three-ways-${n}` };
      const { status, body } = await product.api.post<Result>('/api/product/create', { key, [way]: sent });
      expect(status).to.equal(201);
      expect(body.result).to.include({
        ...sent,
        price: '12.50',
        image: '/images/thing.svg',
        is_active: true,
      });
      expect(body.product).to.deep.equal(body.result);
    }
  });

  it('lists every fault of a body, and stores nothing of it', async () => {
    const bad = { name: 'a\u0000b', slug: 'Not A Slug', image: 'javascript:alert(1)', price: '19.999' };
    const { status, body } = await post<Problem>(bad);
    expect(status).to.equal(422);
    expect(body.errors?.map(({ path }) => path)).to.deep.equal(['name', 'slug', 'image', 'price']);
    for (const price of ['19.999', -1, '1e9', 'NaN', '', null, [], '99999999'])
      expect((await post(something({ price }))).status, String(price)).to.equal(422);
    expect((await product.api.get('/api/product/not-a-slug')).status).to.equal(404);
  });

  it('takes names in every script, and returns them unchanged', async () => {
    for (const name of ['מגן דוד', '🦑 Squid', 'Füßchen', 'ＷＩＤＥ']) {
      const made = await create(product, key, { name });
      expect(made.name).to.equal(name);
      expect((await wholeList(product, `search=${encodeURIComponent(name)}`)).at(0)?.id).to.equal(made.id);
    }
  });

  it('creates one of ten products with the same slug', async () => {
    const body = something();
    const replies = await Promise.all(Array.from({ length: 10 }, () => post<Problem>(body)));
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([201, ...Array<number>(9).fill(409)]);
    expect(replies.find(({ status }) => status === 409)?.body.code).to.equal('slug-taken');
    expect(await wholeList(product, `search=${encodeURIComponent(body.name)}`)).to.have.length(1);
  });

  it('refuses the slug of another product in a change, and changes nothing', async () => {
    const [one, other] = [await create(product, key), await create(product, key)];
    const change = { slug: other.slug, name: 'Changed' };
    const { status } = await product.api.patch(`/api/product/${one.id}`, { key, body: change });
    expect(status).to.equal(409);
    const { body } = await product.api.get<Result>(`/api/product/${one.id}`);
    expect(body.result).to.deep.equal(one);
  });

  it('makes one product for a repeated request with one Idempotency-Key', async () => {
    const body = something();
    const once = { 'Idempotency-Key': 'make-it-once' };
    const first = await post(body, once);
    const second = await post(body, once);
    expect([first.status, second.status]).to.deep.equal([201, 201]);
    expect(second.body).to.deep.equal(first.body);
    const other = await post<Problem>(something(), once);
    expect(other.body.code).to.equal('idempotency-key-reused');
  });

  it('moves a product between lists as its name, category and price change', async () => {
    const made = await create(product, key, { name: 'Pewter Goblet', category: 'Tableware', price: '5' });
    await product.api.patch(`/api/product/${made.slug}`, {
      key,
      body: { name: 'Silver Goblet', category: 'Treasure', price: '500' },
    });
    const found = async (query: string) => (await wholeList(product, query)).map(({ id }) => id);
    expect(await found('search=pewter')).to.deep.equal([]);
    expect(await found('category=Tableware')).to.deep.equal([]);
    expect(await found('search=silver+goblet&category=treasure')).to.deep.equal([made.id]);
    expect((await found('sort=-price')).at(0)).to.equal(made.id);
    expect(await found('')).to.include(made.id);
  });

  it('hides a product everywhere except in the feed, and shows it again', async () => {
    const made = await create(product, key, { name: 'Ghost Lamp' });
    const hidden = await product.api.delete<Result>(`/api/product/${made.id}`, { key });
    expect(hidden.body.result.is_active).to.equal(false);
    expect((await product.api.get(`/api/product/${made.id}`)).status).to.equal(404);
    expect((await product.api.get(`/api/product/${made.slug}`)).status).to.equal(404);
    expect(await wholeList(product, 'search=ghost')).to.deep.equal([]);
    expect((await wholeList(product, `updated_since=${made.updated_at}`)).at(-1)).to.include({
      id: made.id,
      is_active: false,
    });
    await product.api.patch(`/api/product/${made.id}`, { key, body: { is_active: true } });
    expect((await product.api.get(`/api/product/${made.id}`)).status).to.equal(200);
    expect(await wholeList(product, 'search=ghost')).to.have.length(1);
  });

  it('refuses a change of an outdated state, and returns the newest one', async () => {
    const made = await create(product, key);
    const change = (body: object) =>
      product.api.patch<Problem & Result>(`/api/product/${made.id}`, { key, body });
    const one = await change({ price: '5', expected_updated_at: made.updated_at });
    expect(one.status).to.equal(200);
    const other = await change({ price: '6', expected_updated_at: made.updated_at });
    expect(other.status).to.equal(409);
    expect(other.body.code).to.equal('product-changed');
    expect(other.body.result).to.deep.equal(one.body.result);
    const again = await change({ price: '6', expected_updated_at: one.body.result.updated_at });
    expect(again.body.result.price).to.equal('6.00');
  });

  it('accepts one of ten simultaneous changes of the same state', async () => {
    const made = await create(product, key);
    const body = { price: '7', expected_updated_at: made.updated_at };
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => product.api.patch(`/api/product/${made.id}`, { key, body })),
    );
    const statuses = replies.map(({ status }) => status).filter((status) => status !== 503);
    expect(statuses.filter((status) => status === 200)).to.have.length(1);
    expect(new Set(statuses)).to.deep.equal(new Set([200, 409]));
  });

  it('does not mix fifty simultaneous changes of one product', async () => {
    const made = await create(product, key);
    const prices = Array.from({ length: 50 }, (_, n) => `${n + 1}.00`);
    const replies = await Promise.all(
      prices.map((price) => product.api.patch(`/api/product/${made.id}`, { key, body: { price } })),
    );
    for (const { status } of replies) expect(status).to.be.oneOf([200, 503]);
    const { body } = await product.api.get<Result>(`/api/product/${made.id}`);
    const [listed] = await wholeList(product, `search=${encodeURIComponent(made.name)}`);
    expect(listed).to.deep.equal(body.result);
    const cheaper = await wholeList(product, 'sort=price');
    const cents = cheaper.map(({ price }) => Number(price) * 100);
    expect(cents).to.deep.equal(cents.toSorted((a, b) => a - b));
  });
});
