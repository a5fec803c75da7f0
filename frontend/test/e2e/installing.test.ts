import { expect } from 'chai';
import { startShop } from './shop.ts';

interface Manifest {
  icons: { src: string; sizes: string; type: string; purpose?: string }[];
}

/** The largest icon size: nobody should wait for an icon. */
const MOST_BYTES = 15_000;
/** Offsets of width and height in a PNG (https://www.w3.org/TR/png/#11IHDR). */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;

describe('a visitor who installs the shop on their device', function () {
  this.timeout(60_000);
  let url: string;

  before(async function () {
    this.timeout(120_000);
    ({ url } = await startShop());
  });

  /** The address in a `link` of the home page. Icons without a size are identified by `rel` alone. */
  async function linked(rel: string): Promise<string> {
    const page = await (await fetch(url)).text();
    const [, href] = new RegExp(`<link rel="${rel}"[^>]* href="([^"]+)"`).exec(page) ?? [];
    return `${url}${href ?? ''}`;
  }

  /** An icon as served, with its size as a manifest writes it. */
  async function served(address: string) {
    const answer = await fetch(address);
    expect(answer.headers.get('cache-control'), address).to.equal('public, max-age=3600');
    const bytes = Buffer.from(await answer.arrayBuffer());
    const sizes = `${bytes.readUInt32BE(WIDTH_AT)}x${bytes.readUInt32BE(HEIGHT_AT)}`;
    return { type: answer.headers.get('content-type'), weight: bytes.length, sizes };
  }

  it('gets the icons of the manifest, with the size and type it states', async () => {
    const manifest = (await (await fetch(await linked('manifest'))).json()) as Manifest;
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await served(url + src);
      expect(icon.type, src).to.match(new RegExp(`^${type.replace('+', '\\+')}`));
      expect(icon.weight, src).to.be.below(MOST_BYTES);
      if (sizes !== 'any') expect(icon.sizes, src).to.equal(sizes);
    }
    const pictures = manifest.icons.filter(({ type }) => type === 'image/png');
    expect(pictures.map(({ sizes, purpose = 'any' }) => `${sizes} ${purpose}`)).to.deep.equal([
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ]);
  });

  it('gets the icon for iOS', async () => {
    const icon = await served(await linked('apple-touch-icon'));
    expect([icon.type, icon.sizes]).to.deep.equal(['image/png', '180x180']);
    expect(icon.weight).to.be.below(MOST_BYTES);
  });
});
