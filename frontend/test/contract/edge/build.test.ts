import { expect } from 'chai';
import { startShop } from '../../e2e/shop.ts';

describe('the edge and the app’s build', function () {
  this.timeout(120_000);
  before(startShop);

  for (const coding of ['br', 'gzip']) {
    it(`have every script and style of the first page precompressed as ${coding}`, async () => {
      const { url } = await startShop();
      const page = await (await fetch(url, { headers: { accept: 'text/html' } })).text();
      const assets = new Set(page.match(/\/assets\/[\w.-]+\.(?:js|css)/g));
      expect(assets.size).to.be.greaterThan(1);
      for (const path of assets) {
        const read = (codings: string) => fetch(url + path, { headers: { 'accept-encoding': codings } });
        const plain = await read('identity');
        const coded = await read(coding);
        expect([path, coded.headers.get('content-encoding')]).to.deep.equal([path, coding]);
        const length = (answer: Response) => Number(answer.headers.get('content-length'));
        expect(length(coded), path).to.be.below(length(plain));
        expect(await coded.text()).to.equal(await plain.text());
      }
    });
  }
});
