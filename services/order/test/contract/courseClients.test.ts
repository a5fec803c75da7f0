import { expect } from 'chai';
import { ProductStandIn } from '../component/ProductStandIn.ts';
import type { Answer } from '../component/shopping.ts';
import { signedIn, startOrder, type OrderUnderTest } from '../component/startOrder.ts';

/** The calls of the course's own Python clients (requests, form data, `Authorization: Basic <api_key>`), one by one. */
describe('the course’s clients of orders', () => {
  const products = new ProductStandIn();
  let shop: OrderUnderTest;
  let headers: { Authorization: string };

  before(async () => {
    await products.start();
    shop = await startOrder({ PRODUCT_SERVICE_URL: products.url });
    await shop.opened;
    headers = { Authorization: `Basic ${await signedIn(shop.env)}` };
  });
  after(async () => {
    await shop.stop();
    await products.stop();
  });

  const open = () => shop.api.get<Answer>('/api/order', { headers });
  const add = (form: Record<string, string>) =>
    shop.api.post<Answer>('/api/order/add-item', { form, headers });

  it('see no order, add an item twice, see the order, check out, and see none', async () => {
    const { id, slug } = products.put({ price: '4.99' });
    expect((await open()).body.message).to.equal('No order found');
    expect((await add({ product_id: id, qty: '1' })).body.result).to.include({ is_open: true, quantity: 1 });
    const { result: order } = (await add({ product_id: slug, qty: '2' })).body;
    expect(order.items.map(({ product, quantity }) => [product, quantity])).to.deep.equal([[id, 3]]);
    expect((await open()).body.result).to.deep.equal(order);

    const { status, body } = await shop.api.post<Answer>('/api/order/checkout', { headers });
    expect([status, body.message]).to.deep.equal([200, 'Order placed']);
    expect(body.result).to.include({ id: order.id, is_open: false, total: '14.97' });
    expect((await open()).body.message).to.equal('No order found');
  });

  it('learn that a form lacks its product, and that every call needs a key', async () => {
    expect((await add({ qty: '1' })).status).to.equal(422);
    const keyless: Record<string, string>[] = [{}, { Authorization: 'Basic nonsense' }];
    for (const none of keyless) {
      const asked = [
        shop.api.get('/api/order', { headers: none }),
        shop.api.post('/api/order/add-item', { form: { product_id: 'mug' }, headers: none }),
        shop.api.post('/api/order/checkout', { headers: none }),
      ];
      for (const { status } of await Promise.all(asked)) expect(status).to.equal(401);
    }
  });
});
