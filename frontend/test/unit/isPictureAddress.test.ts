import { expect } from 'chai';
import { isPictureAddress } from '../../src/browser/isPictureAddress.ts';

describe('the address of a picture', () => {
  it('is within the shop or uses https', () => {
    for (const src of ['/images/mug.svg', '/', 'https://cdn.example/mug.png'])
      expect(isPictureAddress(src), src).to.equal(true);
  });

  it('is never unencrypted to another host, and never a script', () => {
    for (const src of [
      '',
      'mug.svg',
      '//cdn.example/mug.png',
      'http://cdn.example/mug.png',
      'javascript:alert(1)',
      'data:image/svg+xml,<svg/>',
      ' https://cdn.example/mug.png',
    ])
      expect(isPictureAddress(src), src).to.equal(false);
  });
});
