import { expect } from 'chai';
import { type ClientRequest, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Product, ProductPage } from '@bulkhead/product/contract';
import { marked } from './builtPages.ts';
import { productNamed } from './productNamed.ts';
import type { StandIn } from './StandIn.ts';
import { useStage } from './stage.ts';
import { until } from './until.ts';

const HTML = { accept: 'text/html' };
const HOSTILE = {
  name: '"></a><img onerror=alert(1) src=x>⟦cards⟧',
  description: '</script><img onerror=alert(2) src=x> & more',
};

interface FirstAnswer {
  path: string;
  seenAt: number;
  isCopy: boolean;
  body: { results?: Product[]; result?: Product };
}

function answersIn(page: string): FirstAnswer[] {
  const [, data = '[]'] =
    /<script type="application\/json" id="first-answers">(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(data) as FirstAnswer[];
}

describe('pages filled with the catalogue', () => {
  const stage = useStage();
  let product: StandIn;
  let url: string;
  let goods: Product[];
  /** Fields of the list besides its results. */
  let more: Partial<ProductPage>;

  beforeEach(async () => {
    more = {};
    goods = [
      { ...productNamed('mug', 5), category: 'Galley & Deck' },
      { ...productNamed('rope', 1234), category: 'Deck' },
      { ...productNamed('oar', 7), category: 'Deck' },
    ];
    product = await stage.standIn(({ url: path }) => {
      const { pathname, searchParams } = new URL(path, 'http://x');
      const headers = { 'Cache-Control': 'public, max-age=1' };
      const category = searchParams.get('category');
      const search = searchParams.get('search') ?? '';
      const one = goods.find(({ slug }) => pathname === `/api/product/${slug}`);
      if (pathname === '/api/products') {
        return {
          headers,
          body: {
            results: goods.filter(
              (each) => (!category || each.category === category) && each.name.includes(search),
            ),
            next: null,
            ...more,
          },
        };
      }
      return one
        ? { headers, body: { result: one } }
        : { status: 404, body: { message: 'Cannot find product' } };
    });
    ({ url } = await stage.edge({ product: [product] }));
    await until('the catalogue is kept', async () => (await fetch(`${url}/api/products`)).ok);
  });

  const read = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(url + path, { headers: { ...HTML, ...headers } });
    return { answer, page: await answer.text() };
  };

  it('show every product without any script, the first with eager pictures', async () => {
    const { page } = await read('/');
    expect(page).to.contain(marked('home')).and.contain('3 products');
    expect(page).to.contain('<img src="/images/mug.svg" loading="eager">');
    expect(page).to.contain('<img src="/images/oar.svg" loading="lazy">');
    expect(page).to.contain('<a href="/product/rope" title="rope">rope</a>€1,234.00');
    expect(page).to.contain('<nav><a href="/?category=Deck">Deck</a>');
    expect(page).to.contain('<a href="/?category=Galley+%26+Deck">Galley &amp; Deck</a></nav>');
    expect(page).to.not.contain('⟦');
  });

  it('show one category, with all the others to choose from, and embed both answers', async () => {
    await fetch(`${url}/api/products?category=Galley+%26+Deck`); // from now on it is cached
    const { page } = await read('/?category=Galley+%26+Deck', { cookie: 'language=de' });
    expect(page).to.contain(marked('category', 'de')).and.contain('<h1>Galley &amp; Deck</h1>');
    expect(page).to.contain('1 Ware').and.contain('/product/mug').and.not.contain('/product/oar');
    expect(page).to.contain('<nav class="narrowed"><a href="/">All</a><a href="/?category=Deck">An Deck</a>');
    expect(page).to.contain('<a href="/?category=Galley+%26+Deck" aria-current="true">');
    expect(page).to.contain('<a href="/login?to=/?category=Galley%2B%2526%2BDeck">');
    expect(answersIn(page).map(({ path }) => path)).to.deep.equal([
      '/api/products?category=Galley+%26+Deck',
      '/api/products',
    ]);
  });

  it('include the categories of products that are not in the page', async () => {
    more = { next: 'more', categories: ['Deck', 'Galley & Deck', 'Sails'] };
    await until('the longer catalogue is kept', async () =>
      (await read('/')).page.includes('<a href="/?category=Sails">Sails</a></nav>'),
    );
  });

  it('leave an empty category to the app', async () => {
    expect((await read('/?category=Keel')).page).to.contain(marked('frame'));
  });

  it('show search results, with links to categories that keep the search and the sort', async () => {
    const { page } = await read('/?sort=price&search=+o+&utm=elsewhere');
    expect(page).to.contain(marked('found')).and.contain('2 products').and.not.contain('/product/mug');
    expect(page).to.contain('<title>“o” · Shop</title>\n<meta name="robots" content="noindex">');
    expect(page).to.contain('<h1>“o”</h1>').and.contain('<select id="sort"><option selected>price');
    expect(page).to.contain('<nav><a href="/?search=o&amp;sort=price&amp;category=Deck">Deck</a>');
    expect(page).to.contain('<a href="/login?to=/?search=o%26sort=price">');
    expect(page).to.not.contain('⟦');
    expect(answersIn(page).map(({ path }) => path)).to.deep.equal([
      '/api/products?search=o&sort=price',
      '/api/products',
    ]);
  });

  it('show search results in a category, and that nothing was found', async () => {
    const some = await read('/?search=oar&category=Deck');
    expect(some.page)
      .to.contain(marked('foundInCategory'))
      .and.contain('1 product')
      .and.contain('/product/oar');
    expect(some.page).to.contain('<title>“oar” in Deck · Shop</title>');
    expect(some.page).to.contain('<a href="/?search=oar">All</a>');
    const none = await read('/?search=rudder');
    expect(none.page).to.contain(marked('nothingFound')).and.contain('<nav><a href="/?search=rudder&amp;cat');
    expect((await read('/?search=rudder&category=Deck')).page).to.contain(marked('nothingFoundInCategory'));
  });

  it('show the catalogue in another sort; an unknown sort is ignored, as in the app', async () => {
    const { page } = await read('/?sort=price');
    expect(page).to.contain(marked('home')).and.contain('<option selected>price').and.contain('3 products');
    expect(page).to.contain('<a href="/?sort=price&amp;category=Deck">Deck</a>');
    const path = '/?sort=colour&search=oar&search=mug';
    expect((await read(path)).page)
      .to.contain(marked('home'))
      .and.contain('<option selected>name');
  });

  it('escape the search words', async () => {
    const search = `"><img onerror=alert(4) src=x>⟦cards⟧&sort='`;
    const { page } = await read(`/?${new URLSearchParams({ search }).toString()}`);
    const shown = '&quot;&gt;&lt;img onerror=alert(4) src=x&gt;⟦cards⟧&amp;sort=&#39;';
    expect(page).to.contain(`<input value="${shown}"><h1>“${shown}”</h1>`);
    expect(page).to.contain(`<title>“${shown}” · Shop</title>`).and.not.contain('<img onerror');
    const [first] = answersIn(page);
    expect(new URL(first?.path ?? '', 'http://x').searchParams.get('search')).to.equal(search);
  });

  it('embed the catalogue’s answer', async () => {
    const before = Date.now();
    const { page } = await read('/');
    const [first] = answersIn(page);
    expect(first).to.deep.include({ path: '/api/products', isCopy: false });
    expect(first?.body.results).to.deep.equal(goods);
    expect(first?.seenAt).to.be.within(before - 10_000, Date.now());
  });

  it('show a product and related ones, and preload its picture and its script', async () => {
    const { page } = await read('/product/rope');
    expect(page).to.contain('<h1>rope</h1><img src="/images/rope.svg">').and.contain('<b>€1,234.00</b>');
    expect(page).to.contain('<ul><li class="related">oar</li></ul>');
    expect(page).to.contain('<link rel="preload" as="image" fetchpriority="high" href="/images/rope.svg">');
    expect(page).to.contain('<link rel="modulepreload" crossorigin href="/assets/product-1.js">');
    expect(answersIn(page).map(({ path }) => path)).to.deep.equal([
      '/api/product/rope',
      '/api/products?category=Deck',
    ]);
    expect((await read('/product/mug')).page).to.contain(marked('productAlone'));
  });

  it('escape a product’s texts in elements, attributes and data', async () => {
    goods = [{ ...productNamed('mug', 1), ...HOSTILE, image: 'https://x.example/"onload="alert(3)' }];
    for (const path of ['/?new', '/product/mug']) {
      await until('the catalogue shows it', async () => (await read(path)).page.includes('onerror'));
      const { page } = await read(path);
      expect(page)
        .to.not.match(/<img onerror/)
        .and.not.contain('"onload="');
      expect(page.match(/<\/script>/g)?.length).to.equal(page.match(/<script/g)?.length);
      expect(page).to.contain('&quot;&gt;&lt;/a&gt;&lt;img onerror=alert(1) src=x&gt;⟦cards⟧');
      const { body } = answersIn(page)[0]!;
      expect(body.result ?? body.results?.[0]).to.include(HOSTILE);
    }
  });

  it('use the language of the cookie, else of the browser, else English, and the theme of the cookie', async () => {
    const cases: [Record<string, string>, string][] = [
      [{}, '<html lang="en" dir="ltr">'],
      [{ 'accept-language': 'fr, de-CH;q=0.8, en;q=0.5' }, '<html lang="de" dir="ltr">'],
      [{ 'accept-language': 'en;q=0.1, ar' }, '<html lang="ar" dir="rtl">'],
      [{ 'accept-language': 'tlh' }, '<html lang="en" dir="ltr">'],
      [
        { 'accept-language': 'de', cookie: 'a=b; language=ar; theme=dark' },
        '<html lang="ar" dir="rtl" data-theme="dark">',
      ],
      [{ cookie: 'theme=light; language="><script>' }, '<html lang="en" dir="ltr" data-theme="light">'],
      [{ cookie: 'theme=purple' }, '<html lang="en" dir="ltr">'],
    ];
    for (const [headers, opening] of cases) {
      const { answer, page } = await read('/', headers);
      const language = /lang="(\w+)"/.exec(opening)?.[1] as 'en';
      expect(page).to.contain(opening).and.contain(marked('home', language));
      expect(answer.headers.get('content-language')).to.equal(language);
      expect(answer.headers.get('vary')).to.equal('Accept-Encoding, Accept-Language, Cookie');
    }
    expect((await read('/', { cookie: 'language=de' })).page)
      .to.contain('3 Waren')
      .and.contain('>An Deck</a>')
      .and.contain('1.234,00');
  });

  it('preload session and order for visitors with a session, and contain nothing of it themselves', async () => {
    const ahead = (page: string) =>
      [...page.matchAll(/<link rel="preload" as="fetch" crossorigin href="([^"]*)">/g)].map(
        ([, path]) => path,
      );
    const cookie = 'theme=dark; bulkhead_session=whatever';
    const more: Record<string, string> = { '/account': '/api/user', '/orders': '/api/order/history' };
    for (const path of ['/', '/product/mug', '/checkout', '/account', '/orders']) {
      const { page } = await read(path, { cookie });
      expect(page).to.contain('<html lang="en" dir="ltr" data-theme="dark" data-was-signed-in>');
      expect(page).to.not.contain('whatever');
      const first = ['/api/session', '/api/order'];
      expect(ahead(page)).to.deep.equal(more[path] ? [...first, more[path]] : first);
      const { page: ofNobody } = await read(path);
      expect(ofNobody).to.contain('<html lang="en" dir="ltr">');
      expect(ahead(ofNobody)).to.deep.equal([]);
    }
    expect((await read('/checkout')).page).to.contain(
      '<link rel="modulepreload" crossorigin href="/assets/checkout-1.js">',
    );
    // The service worker caches it for any visitor.
    expect(ahead((await read('/index.html', { cookie })).page)).to.deep.equal([]);
  });

  it('are sent at once without an uncached product while the catalogue hangs, and with it afterwards', async () => {
    goods.push(productNamed('buoy', 3)); // added after the list that the edge has cached
    await product.become('hangs');
    const before = performance.now();
    const { answer, page } = await read('/product/buoy');
    expect(performance.now() - before).to.be.below(400);
    expect([answer.status, answersIn(page).length]).to.deep.equal([200, 0]);
    expect(page).to.contain(marked('productWaiting'));
    await product.become('answers');
    await until('the product is shown', async () =>
      (await read('/product/buoy')).page.includes('<h1>buoy</h1>'),
    );
  });

  it('keep showing the catalogue while it hangs', async () => {
    await product.become('hangs');
    await until('it is a copy', async () => {
      const { answer, page } = await read('/');
      expect(page).to.contain(marked('home'));
      return answer.headers.get('x-served-from') === 'copy';
    });
  });

  it('are marked when they show a copy', async () => {
    await product.become('refuses');
    await until('it is a copy', async () => (await read('/')).answer.headers.get('x-served-from') === 'copy');
    const { answer, page } = await read('/');
    expect(Number(answer.headers.get('age'))).to.be.within(0, 60);
    expect(page).to.contain(marked('home'));
    expect(answersIn(page)[0]).to.include({ isCopy: true });
  });

  it('are compressed, not sent twice, and answer HEAD like GET', async () => {
    const plain = await raw(url, {});
    const tags = new Set([plain.headers['etag']]);
    for (const [coding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const accepting = { 'accept-encoding': coding };
      const { headers, body } = await raw(url, accepting);
      tags.add(headers['etag']);
      expect(headers['content-encoding']).to.equal(coding);
      expect(unpack(body).toString()).to.equal(plain.body.toString());
      const again = await raw(url, { ...accepting, 'if-none-match': headers['etag'] ?? '' });
      expect([again.status, again.body.length]).to.deep.equal([304, 0]);
      const head = await raw(url, accepting, 'HEAD');
      expect([head.status, head.body.length]).to.deep.equal([200, 0]);
      for (const name of ['etag', 'content-length', 'content-type', 'vary', 'content-security-policy'])
        expect(head.headers[name]).to.equal(headers[name]);
    }
    expect(tags.size).to.equal(3);
  });

  it('are rendered again when the catalogue changes', async () => {
    const { answer } = await read('/');
    goods = [productNamed('lamp', 3)];
    await until('the lamp is shown', async () => (await read('/')).page.includes('/images/lamp.svg'));
    expect((await read('/')).answer.headers.get('etag')).to.not.equal(answer.headers.get('etag'));
  });

  it('are not rendered while slow clients occupy all the memory for answers', async () => {
    await read('/');
    const user = await stage.standIn(() => ({ body: { text: 'x'.repeat(7 * 1024 * 1024) } }));
    const held = await stage.edge({ product: [product], user: [user] });
    const get = (path: string) => fetch(held.url + path, { headers: HTML });
    await until('the catalogue is kept', async () => (await get('/')).ok);
    const readsNothing = () => undefined;
    const readers: ClientRequest[] = [];
    const isFull = async () => {
      readers.push(request(`${held.url}/api/user`, readsNothing).end());
      await get('/'); // as old as it is told to be, it is rendered again every half a minute
      return (await get(`/?search=${Math.random()}`)).status === 503;
    };
    try {
      await until('the memory is full', isFull, 20_000); // a busy machine may not bring every answer in time
      expect((await get('/')).status).to.equal(200);
      expect((await get('/sitemap.xml')).status).to.equal(503);
      expect((await get('/api/openapi.json')).status).to.equal(503);
    } finally {
      for (const reader of readers) reader.destroy();
    }
    await until('there is room again', async () => (await get(`/?search=${Math.random()}`)).status === 200);
  });

  it('of a product have only one address, not one per escaping', async () => {
    const { answer } = await read('/product/mug');
    expect(answer.status).to.equal(200);
    const before = product.received.length;
    for (const path of ['/product/%6dug', '/product/m%75g', '/product/Mug', '/product/$&'])
      expect((await read(path)).answer.status, path).to.equal(404);
    expect(product.received.slice(before).filter((each) => each.url.includes('/api/product/'))).to.be.empty;
  });

  it('include one for any address, for offline use', async () => {
    const { answer, page } = await read('/index.html', { cookie: 'language=de' });
    expect(answer.status).to.equal(200);
    expect(page).to.contain(marked('frame', 'de'));
    expect(answersIn(page)).to.deep.equal([]);
  });

  async function raw(path: string, headers: Record<string, string>, method = 'GET') {
    return new Promise<{ status: number; headers: Record<string, string | undefined>; body: Buffer }>(
      (resolve, reject) => {
        const sent = request(path, { method, headers: { ...HTML, ...headers } }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            const body = Buffer.concat(chunks);
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers as Record<string, string>,
              body,
            });
          });
        });
        sent.on('error', reject).end();
      },
    );
  }
});
