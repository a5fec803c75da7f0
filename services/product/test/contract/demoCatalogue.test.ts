import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { CreateProductRequest } from '../../src/contract/product.ts';
import { demoCatalogue } from '../../src/data/demoCatalogue.ts';

const picture = (path: string) =>
  readFileSync(new URL(`../../../../frontend/public${path}`, import.meta.url), 'utf8');

describe('the demo catalogue', () => {
  it('has about two dozen products in five categories, as a client would send them', () => {
    const products = demoCatalogue.map((product) => CreateProductRequest.parse(product));
    expect(products).to.have.length(24);
    expect(new Set(products.map(({ slug }) => slug))).to.have.length(24);
    expect(new Set(products.map(({ category }) => category))).to.have.length(5);
  });

  it('has a small picture of each product, with a description and without scripts', () => {
    for (const { name, image } of demoCatalogue) {
      const svg = picture(CreateProductRequest.shape.image.parse(image));
      expect(svg.length, name).to.be.lessThan(6000);
      expect(svg).to.include(`<title id="title">${name}</title>`);
      expect(svg).not.to.match(/<script|<style|\son\w+=|href="(?!#)|<image|<foreignObject|<text/);
    }
  });
});
