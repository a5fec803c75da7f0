import { expect } from 'chai';
import { gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import type { StandIn } from './StandIn.ts';
import { productNamed } from './productNamed.ts';
import { useStage } from './stage.ts';
import { until } from './until.ts';

const FRESH = { 'Cache-Control': 'public, max-age=1' };

/** The same id with some letters in upper case: one for each 1 in the binary form of `n`. */
const inCapitals = (id: string, n: number) =>
  Array.from(id, (letter, i) => (n & (1 << (i % 31)) ? letter.toUpperCase() : letter)).join('');

describe('the catalogue at the edge', () => {
  const stage = useStage();
  let product: StandIn;
  let url: string;
  let managementUrl: string;
  let version: number;

  beforeEach(async () => {
    version = 1;
    const products = () => [productNamed('mug', version), productNamed('rope', version)];
    product = await stage.standIn(({ method, url: path, headers }) => {
      if (method !== 'GET') {
        version += 1;
        return { body: { message: 'changed' } };
      }
      const etag = `"v${version}"`;
      if (headers['if-none-match'] === etag) return { status: 304, headers: { ...FRESH, ETag: etag } };
      if (path.startsWith('/api/products')) {
        return { headers: { ...FRESH, ETag: etag }, body: { results: products(), next: null } };
      }
      const one = products().find(({ slug }) => path === `/api/product/${slug}`);
      return one
        ? { headers: { ...FRESH, ETag: etag }, body: { result: one } }
        : { status: 404, body: { message: 'Cannot find product' } };
    });
    ({ url, managementUrl } = await stage.edge({ product: [product] }));
    await until('the first page is kept', async () => (await list()).ok);
  });

  /** Reads the whole answer: a stopping edge waits for clients that are still reading. */
  const read = async (path: string) => {
    const answer = await fetch(url + path);
    await answer.arrayBuffer();
    return answer;
  };
  const list = () => fetch(`${url}/api/products`);
  const timed = async (path: string) => {
    const before = performance.now();
    const answer = await fetch(url + path);
    return {
      answer,
      body: (await answer.json()) as { results?: unknown[]; result?: { slug: string } },
      ms: performance.now() - before,
    };
  };

  it('is not evicted from memory by any number of searches', async () => {
    const long = { ...productNamed('mug', 1), category: 'Kitchen', description: 'x'.repeat(100_000) };
    product.reply = () => ({ headers: FRESH, body: { results: [long], next: null } });
    await read('/api/products?category=Kitchen');
    for (let n = 1; n <= 100; n += 1) await read(`/api/products?limit=${n}`);
    await product.become('refuses');
    expect((await read('/api/products?category=Kitchen')).status).to.equal(200);
    expect((await read('/api/products?limit=1')).status, 'the oldest search').to.equal(503);
    expect((await read('/api/products?limit=100')).status, 'the newest search').to.equal(200);
  });

  it('is not evicted by other spellings of the same address, nor by empty categories', async () => {
    const long = { ...productNamed('mug', 1), category: 'Kitchen', description: 'x'.repeat(200_000) };
    const holds = (asked: string) => asked === '/api/products' || asked.toLowerCase().endsWith('kitchen');
    product.reply = ({ url: asked }) => ({
      headers: FRESH,
      body: asked.startsWith('/api/product/')
        ? { result: long }
        : { results: holds(asked) ? [long] : [], next: null, padding: 'x'.repeat(100_000) },
    });
    await read('/api/products?category=Kitchen');
    for (let n = 1; n <= 30; n += 1) {
      await read(`/api/products?${'&'.repeat(n)}`);
      await read(`/api/products?category=none-${n}`);
      await read(`/api/products?category=${'!'.repeat(n)}kitchen`);
      await read(`/api/product/${inCapitals(long.id, n)}/`);
    }
    await product.become('refuses');
    expect((await read('/api/products?category=Kitchen')).status).to.equal(200);
    expect((await read('/api/products?&&&')).status).to.equal(200);
  });

  it('comes from memory while it is fresh, for every client', async () => {
    await list();
    const before = product.received.length;
    for (let i = 0; i < 20; i += 1) {
      const answer = await fetch(`${url}/api/products`, {
        headers: { cookie: `bulkhead_session=${i}`, authorization: 'Bearer x' },
      });
      expect(answer.headers.get('x-served-from')).to.equal(null);
    }
    expect(product.received.length - before).to.be.at.most(1);
    expect(product.received.some(({ headers }) => headers.cookie ?? headers.authorization)).to.equal(false);
  });

  describe('while the clock is set', () => {
    const { now } = Date;
    afterEach(() => {
      Date.now = now;
    });
    const setClock = (ms: number) => (Date.now = () => now() + ms);
    const asked = (path: string) => product.received.filter((request) => request.url === path).length;

    it('ahead, stays as fresh and as young as it is', async () => {
      product.reply = () => ({
        headers: { 'Cache-Control': 'public, max-age=60' },
        body: { results: [], next: null },
      });
      await read('/api/products?limit=7');
      setClock(60 * 60 * 1000);
      expect((await read('/api/products?limit=7')).headers.get('age')).to.equal('0');
      expect(asked('/api/products?limit=7')).to.equal(1);
    });

    it('back, is still replaced by what comes later', async () => {
      await read('/api/products?limit=7');
      setClock(-60 * 60 * 1000);
      await fetch(`${url}/api/product/1`, { method: 'PATCH', body: '{}' });
      const later = await fetch(`${url}/api/products?limit=7`).then((answer) => answer.text());
      const before = asked('/api/products?limit=7');
      expect(await fetch(`${url}/api/products?limit=7`).then((answer) => answer.text())).to.equal(later);
      expect(asked('/api/products?limit=7')).to.equal(before);
    });
  });

  it('is requested once, however many clients want it at the same time', async () => {
    const before = product.received.length;
    await Promise.all(Array.from({ length: 50 }, () => fetch(`${url}/api/products?search=many`)));
    expect(product.received.length - before).to.equal(1);
  });

  it('shows a change made through the edge to the very next client', async () => {
    await list();
    await fetch(`${url}/api/product/1`, { method: 'PATCH', body: '{}' });
    const { body } = await timed('/api/products');
    expect(body.results).to.deep.equal([productNamed('mug', 2), productNamed('rope', 2)]);
  });

  for (const late of ['“the same as before”', 'a whole list']) {
    it(`is not overwritten when ${late}, requested before a change, comes late`, async () => {
      const usual = product.reply;
      let isAsked = false;
      product.reply = (request) => {
        if (isAsked || request.method !== 'GET') return usual(request);
        isAsked = true;
        const headers = late === 'a whole list' ? {} : request.headers;
        return { ...usual({ ...request, headers }), afterMs: 500 };
      };
      await until('it is asked for again', async () => (await read('/api/products')).ok && isAsked);
      await fetch(`${url}/api/product/1`, { method: 'PATCH', body: '{}' });
      await read('/api/products');
      await until('the late answer has come', () => product.answered === product.received.length);
      await product.become('refuses');
      const { body } = await timed('/api/products');
      expect(body.results).to.deep.equal([productNamed('mug', 2), productNamed('rope', 2)]);
    });
  }

  it('is not sent again to a client that has it, plain or compressed', async () => {
    const { headers } = await list();
    expect(headers.get('etag')).to.equal('W/"v1"');
    for (const etag of ['"v1"', 'W/"v1"']) {
      const again = await exchange(`${url}/api/products`, { 'if-none-match': etag });
      expect([again.status, again.body.length]).to.deep.equal([304, 0]);
    }
  });

  it('is compressed for clients that accept it', async () => {
    product.reply = () => ({
      headers: FRESH,
      body: { results: Array.from({ length: 50 }, () => productNamed('mug', 1)), next: null },
    });
    const path = `${url}/api/products?limit=50`;
    await until(
      'compressed',
      async () =>
        (await exchange(path, { 'accept-encoding': 'gzip' })).headers['content-encoding'] === 'gzip',
    );
    const { body } = await exchange(path, { 'accept-encoding': 'gzip' });
    expect(gunzipSync(body).toString()).to.equal(await (await fetch(path)).text());
  });

  for (const failure of ['refuses', 'hangs', 'talks nonsense', 'breaks off', 'says 503'] as const) {
    it(`is served from the last good copy, marked as such, when the product service ${failure}`, async () => {
      await fetch(`${url}/api/products?search=mug`);
      await product.become(failure);
      await until('both are marked as copies', async () => {
        const both = await Promise.all([list(), fetch(`${url}/api/products?search=mug`)]);
        return both.every(({ headers }) => headers.get('x-served-from') === 'copy');
      });
      for (const path of ['/api/products', '/api/products?search=mug']) {
        const { answer, body, ms } = await timed(path);
        expect([answer.status, body.results?.length]).to.deep.equal([200, 2]);
        expect(answer.headers.get('x-served-from')).to.equal('copy');
        expect(answer.headers.get('warning')).to.match(/^110 /);
        expect(Number(answer.headers.get('age'))).to.be.at.least(1);
        expect(ms).to.be.below(500);
      }
      await until('at once', async () => (await timed('/api/products')).ms < 100);
      await product.become('answers');
      await until('no copy any more', async () => (await list()).headers.get('x-served-from') === null);
    });
  }

  it('has every product of the last list, even if nobody has requested it before', async () => {
    await product.become('refuses');
    const { answer, body } = await timed('/api/product/rope');
    expect([answer.status, body.result?.slug]).to.deep.equal([200, 'rope']);
    expect(answer.headers.get('x-served-from')).to.equal('copy');
    expect((await fetch(`${url}/api/product/unknown`)).status).to.equal(503);
  });

  it('forgets a product that no longer exists', async () => {
    await fetch(`${url}/api/product/mug`);
    product.reply = () => ({ status: 404, body: { message: 'Cannot find product' } });
    await until('gone', async () => (await fetch(`${url}/api/product/mug`)).status === 404);
    await product.become('refuses');
    await until('away', async () => (await fetch(`${url}/api/product/mug`)).status === 503);
  });

  it('caches nothing that violates the contract', async () => {
    product.reply = () => ({ headers: FRESH, body: { hello: 'I am some other server' } });
    expect((await fetch(`${url}/api/products?search=new`)).status).to.equal(503);
    await until('marked as a copy', async () => (await list()).headers.get('x-served-from') === 'copy');
    expect((await timed('/api/products')).body.results).to.have.length(2);
  });

  it('never caches the list of all products, which is for admins: it asks each time, with their key', async () => {
    // Not even if the service marks them as public.
    product.reply = () => ({ headers: FRESH, body: { results: [productNamed('ghost', 1)], next: null } });
    const all = (path: string, who: string) =>
      fetch(url + path, { headers: { authorization: `Bearer ${who}` } });
    for (const who of ['one', 'other'])
      for (const path of ['/api/products/all?state=hidden', '/api/products/all/ghost'])
        expect((await all(path, who)).status).to.equal(200);
    const asked = product.received.filter(({ url: path }) => path.startsWith('/api/products/all'));
    expect(asked.map(({ headers }) => headers.authorization)).to.deep.equal([
      'Bearer one',
      'Bearer one',
      'Bearer other',
      'Bearer other',
    ]);
    await product.become('refuses');
    expect((await all('/api/products/all?state=hidden', 'one')).status).to.equal(503);
    expect((await fetch(`${url}/api/product/ghost`)).status).to.equal(503);
  });

  it('never caches private answers', async () => {
    product.reply = () => ({
      headers: { 'Cache-Control': 'private, max-age=60' },
      body: { results: [], next: null },
    });
    await fetch(`${url}/api/products?search=a`);
    await product.become('refuses');
    expect((await fetch(`${url}/api/products?search=a`)).status).to.equal(503);
  });

  it('never caches the change feed, nor queries the contract does not name', async () => {
    const paths = ['updated_since=2026-01-01T00:00:00Z', 'updated%5Fsince=2026-01-01T00:00:00Z', 'a=1'];
    for (const path of paths) expect((await fetch(`${url}/api/products?${path}`)).status).to.equal(200);
    await product.become('refuses');
    for (const path of paths) expect((await fetch(`${url}/api/products?${path}`)).status).to.equal(503);
  });

  it('caches at most 8 MB of searches, the latest ones', async function () {
    this.timeout(30_000);
    const large = { ...productNamed('mug', 1), description: 'x'.repeat(3_000) };
    product.reply = () => ({
      headers: FRESH,
      body: { results: Array.from({ length: 100 }, () => large), next: null },
    });
    const bytes = async () => {
      const metrics = await (await fetch(`${managementUrl}/metrics`)).text();
      return Number(/^edge_copies_bytes\{.*\} (\d+)$/m.exec(metrics)?.[1]);
    };
    const search = (i: number) => read(`/api/products?search=${i}`);
    for (let i = 1; i <= 60; i += 1) {
      expect((await search(i)).status).to.equal(200);
      expect(await bytes()).to.be.within(1, 9 * 1024 * 1024);
    }
    await product.become('refuses');
    for (const i of [60, 55, 50]) {
      await until('a copy', async () => (await search(i)).headers.get('x-served-from') === 'copy');
      expect((await timed(`/api/products?search=${i}`)).body.results).to.have.length(100);
    }
    expect((await search(1)).status).to.equal(503);
  });

  it('serves no hidden product from a cached list', async () => {
    const hidden = { ...productNamed('ghost', 1), is_active: false };
    product.reply = () => ({ headers: FRESH, body: { results: [hidden], next: null } });
    expect((await fetch(`${url}/api/products?search=ghost`)).status).to.equal(200);
    await product.become('refuses');
    expect((await fetch(`${url}/api/product/ghost`)).status).to.equal(503);
  });
});

function exchange(target: string, headers: Record<string, string>) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const sent = request(target, { headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      });
      sent.on('error', reject).end();
    },
  );
}
