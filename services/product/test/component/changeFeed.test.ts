import { expect } from 'chai';
import { create, keyOf, startProduct, wholeList, type ProductUnderTest } from './startProduct.ts';

const OUT_OF_RANGE = ['9999-12-31T23:59:59-12:00', '0000-01-01T00:00:00+12:00', '1969-12-31T23:59:59Z'];
const BEGINNING = 'updated_since=1970-01-01T00:00:00Z';

describe('the change feed', () => {
  let product: ProductUnderTest;
  let key: string;
  before(async () => {
    product = await startProduct();
    key = await keyOf('admin', product);
  });
  after(() => product.stop());

  it('contains everything, hidden products too, the oldest change first', async () => {
    const [a, b, c] = [await create(product, key), await create(product, key), await create(product, key)];
    await product.api.patch(`/api/product/${a.id}`, { key, body: { price: '1' } });
    await product.api.delete(`/api/product/${b.id}`, { key });
    const feed = await wholeList(product, BEGINNING, 2);
    expect(feed.map(({ id, is_active }) => [id, is_active])).to.deep.equal([
      [c.id, true],
      [a.id, true],
      [b.id, false],
    ]);
  });

  it('reveals no details of a hidden product', async () => {
    const secret = await create(product, key, { name: 'Next winter’s boots', price: '99.99' });
    await product.api.delete(`/api/product/${secret.id}`, { key });
    const told = (await wholeList(product, `updated_since=${secret.updated_at}`)).find(
      ({ id }) => id === secret.id,
    );
    expect(told?.is_active).to.equal(false);
    const { id: _, ...rest } = told!;
    expect(JSON.stringify(rest)).to.not.match(/winter|boots|99.99|Things|svg/i);
  });

  it('includes the start instant itself, in any time zone', async () => {
    const { updated_at } = await create(product, key);
    const since = async (instant: string) =>
      (await wholeList(product, `updated_since=${encodeURIComponent(instant)}`)).length;
    expect(await since(updated_at)).to.equal(1);
    const twoHoursEast = new Date(Date.parse(updated_at) + 7_200_000).toISOString().replace('Z', '+02:00');
    expect(await since(twoHoursEast)).to.equal(1);
    expect(await since(new Date(Date.parse(updated_at) + 1).toISOString())).to.equal(0);
  });

  it('begins at an instant that every database can hold', async () => {
    for (const instant of OUT_OF_RANGE) {
      const path = `/api/products?updated_since=${encodeURIComponent(instant)}`;
      expect((await product.api.get(path)).status).to.equal(422);
    }
  });

  it('cannot be searched, and takes no cursor of a list', async () => {
    expect((await product.api.get(`/api/products?${BEGINNING}&search=mug`)).status).to.equal(422);
    const { body } = await product.api.get<{ next: string }>('/api/products?limit=1');
    expect((await product.api.get(`/api/products?${BEGINNING}&cursor=${body.next}`)).status).to.equal(422);
  });
});
