import { expect } from 'chai';
import { productHead } from '../../../edge/searchEngines/productHead.ts';
import { productNamed } from '../../component/edge/productNamed.ts';

describe('the picture a chat shows for a link to a product', () => {
  const ORIGIN = 'https://shop.example';
  const pictureFor = (image: string) =>
    /property="og:image" content="([^"]*)"/.exec(
      productHead({ ...productNamed('mug', 5), image }, 'Mug', ORIGIN),
    )?.[1];

  it('is the product’s own when chats can show it', () => {
    expect(pictureFor('/images/mug.webp')).to.equal(`${ORIGIN}/images/mug.webp`);
    expect(pictureFor('https://pictures.example/mug.jpg?of=mug.svg')).to.equal(
      'https://pictures.example/mug.jpg?of=mug.svg',
    );
  });

  it('is the shop’s when the product’s is an SVG, which chats do not show', () => {
    for (const image of ['/images/mug.svg', 'https://pictures.example/mug.SVG?v=2'])
      expect(pictureFor(image)).to.equal(`${ORIGIN}/share.png`);
  });
});
