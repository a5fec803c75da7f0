import { expect } from 'chai';
import type { Page } from '@bulkhead/chassis/contract/shared';
import type { Product } from '../../src/contract/product.ts';
import { keyOf, something, startProduct, type ProductUnderTest } from '../component/startProduct.ts';

interface Answer {
  message: string;
  result: Product;
  product: Product;
}

/** The calls of the course's own Python clients (requests, form data, `Authorization: Basic <api_key>`), one by one. */
describe('the course’s clients of the catalogue', () => {
  let product: ProductUnderTest;
  before(async () => (product = await startProduct()));
  after(() => product.stop());

  const basic = async (role: 'admin' | 'user') => ({ Authorization: `Basic ${await keyOf(role, product)}` });

  it('create a product, list all of them, and show one by its slug', async () => {
    const form = something({ slug: 'course-mug', image: 'mug.svg', price: '9.5' }) as Record<string, string>;
    const headers = await basic('admin');
    const { status, body } = await product.api.post<Answer>('/api/product/create', { form, headers });
    expect(status).to.equal(201);
    expect(body.product).to.deep.equal(body.result);
    expect(body.product).to.include({ ...form, image: '/images/mug.svg', price: '9.50' });

    const { results } = (await product.api.get<Page<Product>>('/api/products')).body;
    expect(results).to.deep.equal([body.product]);
    const shown = await product.api.get<Answer>('/api/product/course-mug');
    expect(shown.body.result).to.deep.equal(body.product);
  });

  it('learn that there is no such product, and that a form needs an admin’s key', async () => {
    const missing = await product.api.get<Answer>('/api/product/no-such-mug');
    expect([missing.status, missing.body.message]).to.deep.equal([404, 'Cannot find product']);
    const form = something() as unknown as Record<string, string>;
    for (const [headers, refusal] of [
      [{}, 401],
      [{ Authorization: 'Basic nonsense' }, 401],
      [await basic('user'), 403],
    ] as const) {
      const { status } = await product.api.post('/api/product/create', { form, headers });
      expect(status).to.equal(refusal);
    }
  });
});
