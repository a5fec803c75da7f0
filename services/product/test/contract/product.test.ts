import { expect } from 'chai';
import { CreateProductRequest, ListProductsQuery } from '../../src/contract/product.ts';

const product = { name: 'Mug', slug: 'mug', image: 'mug.svg', price: '1' };

describe('input of the product service', () => {
  it('has prices in cents, in whatever way they were written', () => {
    const cents = (price: unknown) => CreateProductRequest.parse({ ...product, price }).price;
    expect(['19.99', 19.99, '20', 20.5, '0', '0.1', '9999999.99'].map(cents)).to.deep.equal([
      1999, 1999, 2000, 2050, 0, 10, 999999999,
    ]);
  });

  it('refuses invalid prices', () => {
    for (const price of ['19.999', -1, '1e9', NaN, '', ' 1', '1,5', '٣', null, {}, Infinity, 1e21])
      expect(CreateProductRequest.safeParse({ ...product, price }).success, JSON.stringify(price)).to.equal(
        false,
      );
  });

  it('puts bare file names under /images and refuses addresses that could run something', () => {
    const image = (text: string) => CreateProductRequest.safeParse({ ...product, image: text }).data?.image;
    expect(image('mug.svg')).to.equal('/images/mug.svg');
    expect(image('/pictures/mug.png')).to.equal('/pictures/mug.png');
    expect(image('https://example.org/mug.png')).to.equal('https://example.org/mug.png');
    for (const bad of [
      'http://example.org/x',
      '//example.org/x',
      'javascript:alert(1)',
      'a b',
      '/a"b',
      'data:,x',
    ])
      expect(image(bad), bad).to.equal(undefined);
  });

  it('gives lists their defaults', () => {
    expect(ListProductsQuery.parse({})).to.deep.equal({ sort: 'name', limit: 100 });
    expect(ListProductsQuery.safeParse({ limit: '201' }).success).to.equal(false);
  });
});
