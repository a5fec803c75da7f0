import { expect } from 'chai';
import { productNamed } from './productNamed.ts';
import { marked } from './builtPages.ts';
import { useStage } from './stage.ts';

const HTML = { accept: 'text/html' };
const HOSTILE = {
  name: '"><script>alert(1)</script>',
  description: '</script><script>alert(2)</script> & more',
};

describe('the shop for clients that run no scripts', () => {
  const stage = useStage();

  /** A shop with a mug whose texts contain hostile markup. */
  async function shop() {
    const mug = { ...productNamed('mug', 5), ...HOSTILE };
    const product = await stage.standIn(({ url }) => {
      if (url.startsWith('/api/products')) return { body: { results: [mug], next: null } };
      if (url === '/api/product/mug') return { body: { result: mug } };
      return { status: 404, body: { message: 'Cannot find product' } };
    });
    return { product, url: (await stage.edge({ product: [product] })).url };
  }

  it('describes a product in the page’s head, with its texts escaped', async () => {
    const { url } = await shop();
    const answer = await fetch(`${url}/product/mug`, { headers: HTML });
    const page = await answer.text();
    expect(answer.status).to.equal(200);
    expect(page).to.contain('<title>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; · Shop</title>');
    expect(page).to.contain(`<meta property="og:image" content="${url}/share.png">`);
    expect(page).to.contain('<meta property="twitter:card" content="summary_large_image">');
    expect(page.match(/<script>[^<]*/g)).to.deep.equal(['<script>early()']);
    expect(page).to.not.contain('content="Goods"');
    expect(answer.headers.get('content-security-policy')).to.contain("script-src 'self'");
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? [];
    expect(JSON.parse(data)).to.deep.include({
      '@type': 'Product',
      image: `${url}/images/mug.svg`,
      ...HOSTILE,
    });
    expect(JSON.parse(data)).to.have.nested.include({
      'offers.price': '5.00',
      'offers.url': `${url}/product/mug`,
    });
  });

  it('describes the shop and its search in the home page’s head', async () => {
    const { url } = await shop();
    const page = await (await fetch(url, { headers: HTML })).text();
    expect(page).to.contain(`<link rel="canonical" href="${url}/">`);
    expect(page).to.contain(`<meta property="og:image" content="${url}/share.png">`);
    expect(page).to.contain('<meta name="description" content="Goods">');
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? [];
    const { '@graph': graph } = JSON.parse(data) as { '@graph': object[] };
    expect(graph[0]).to.include({ '@type': 'Organization', url: `${url}/` });
    expect(graph[1]).to.have.nested.include({
      'potentialAction.target.urlTemplate': `${url}/?search={search_term_string}`,
    });
  });

  it('describes a category, with its canonical address, in its page’s head', async () => {
    const { url } = await shop();
    for (const path of ['/api/products', '/api/products?category=Deck']) await fetch(url + path);
    const answer = await fetch(`${url}/?category=Deck`, { headers: { ...HTML, cookie: 'language=de' } });
    const page = await answer.text();
    expect(page).to.contain('<title>An Deck · Shop</title>');
    expect(page).to.contain('<meta name="description" content="An Deck · Waren">');
    expect(page).to.contain(`<link rel="canonical" href="${url}/?category=Deck">`);
    expect(page).to.contain('<meta property="og:title" content="An Deck · Shop">');
    expect(page).to.contain(`<meta property="og:image" content="${url}/share.png">`);
  });

  it('answers 404 for an unknown product, and still serves the app', async () => {
    const { url } = await shop();
    const answer = await fetch(`${url}/product/gone`, { headers: HTML });
    expect(answer.status).to.equal(404);
    expect(await answer.text()).to.contain(marked('productWaiting'));
  });

  it('serves the app at once while the catalogue hangs', async () => {
    const { url, product } = await shop();
    await product.become('hangs');
    const before = performance.now();
    const answer = await fetch(`${url}/product/rope`, { headers: HTML });
    expect(answer.status).to.equal(200);
    expect(await answer.text()).to.contain(marked('productWaiting'));
    expect(performance.now() - before).to.be.below(700);
  });

  it('lists its pages in a sitemap, and the sitemap in robots.txt', async () => {
    const { url } = await shop();
    const answer = await fetch(`${url}/robots.txt`);
    expect(answer.headers.get('cache-control'), 'nobody else’s').to.contain('private');
    const robots = await answer.text();
    expect(robots).to.contain(`Sitemap: ${url}/sitemap.xml`).and.contain('Disallow: /admin');
    const sitemap = await fetch(`${url}/sitemap.xml`);
    expect(sitemap.headers.get('content-type')).to.match(/^application\/xml/);
    expect(sitemap.headers.get('cache-control'), 'nobody else’s').to.contain('private');
    expect(await sitemap.text())
      .to.contain(`<loc>${url}/product/mug</loc>`)
      .and.contain(`<loc>${url}/?category=`);
  });

  it('does not report an empty shop while the catalogue is unavailable', async () => {
    const { url } = await stage.edge();
    const { status, headers } = await fetch(`${url}/sitemap.xml`);
    expect([status, headers.get('cache-control')]).to.deep.equal([503, 'no-store']);
    expect(Number(headers.get('retry-after'))).to.be.greaterThan(0);
  });
});
