import { expect } from 'chai';
import type { Product, ProductPage } from '../../src/contract/product.ts';
import { create, keyOf, startProduct, type ProductUnderTest } from './startProduct.ts';

describe('answers of the catalogue', () => {
  let product: ProductUnderTest;
  let key: string;
  before(async () => {
    product = await startProduct({ CATALOGUE_CACHE_MS: '60000' });
    key = await keyOf('admin', product);
  });
  after(() => product.stop());

  it('carry an ETag, and 304 answers a client that has it', async () => {
    const { slug } = await create(product, key);
    for (const path of ['/api/products', `/api/product/${slug}`]) {
      const first = await product.api.get(path);
      const etag = String(first.headers.get('etag'));
      expect(first.headers.get('cache-control')).to.match(/^public, max-age=\d+, stale-while-revalidate/);
      const again = await product.api.get(path, { headers: { 'If-None-Match': `"other", ${etag}` } });
      expect(again.status).to.equal(304);
      expect(again.headers.get('etag')).to.equal(etag);
    }
  });

  it('are dropped when the catalogue changes', async () => {
    const path = '/api/products?sort=newest&limit=1';
    const made = await create(product, key, { price: '1' });
    const price = async () => {
      const { body } = await product.api.get<{ results: Product[] }>(path);
      return body.results[0]?.price;
    };
    expect(await price()).to.equal('1.00');
    await product.api.patch(`/api/product/${made.id}`, { key, body: { price: '2' } });
    expect(await price()).to.equal('2.00');
  });

  it('share the names of the categories, which are looked up once for all of them', async () => {
    const another = await startProduct({ ...product.env, PORT: '0', MANAGEMENT_PORT: '0' });
    try {
      const namesWith = async (limit: number) =>
        (await product.api.get<ProductPage>(`/api/products?limit=${limit}`)).body.categories;
      const made = await create(product, key, { category: 'Kitchen' });
      await create(product, key, { category: 'Kitchen' });
      await create(product, key, { category: 'Kitchen' });
      expect(await namesWith(1))
        .to.include('Kitchen')
        .and.not.include('Zoo');
      await create(another, key, { category: 'Zoo' });
      expect(await namesWith(2), 'one more answer').to.not.include('Zoo');
      await product.api.patch(`/api/product/${made.id}`, { key, body: { price: '2' } });
      expect(await namesWith(2), 'after a change').to.include('Zoo');
    } finally {
      await another.stop();
    }
  });

  it('are no-store when they are refusals', async () => {
    const { headers } = await product.api.get('/api/product/nothing');
    expect(headers.get('cache-control')).to.equal('no-store');
  });
});
