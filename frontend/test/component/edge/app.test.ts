import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { marked } from './builtPages.ts';
import { SCRIPT } from './startEdge.ts';
import { useStage } from './stage.ts';

const HTML = { accept: 'text/html,application/xhtml+xml' };

describe('the app, with nothing else running', () => {
  const stage = useStage();
  let url: string;
  beforeEach(async () => {
    ({ url } = await stage.edge());
  });

  it('is served at every address of the app', async () => {
    const pages = {
      '/': 'homeWaiting',
      '/product/mug': 'productWaiting',
      '/order': 'order',
      '/login': 'login',
      '/orders/': 'orders',
      '/orders/7': 'frame',
      '/admin/products/7': 'forAdmins',
      '/?search=rope': 'frame',
      '/?utm_source=letter': 'homeWaiting',
    } as const;
    for (const [path, name] of Object.entries(pages)) {
      const answer = await fetch(url + path, { headers: HTML });
      expect([path, answer.status]).to.deep.equal([path, 200]);
      expect(await answer.text())
        .to.contain(marked(name))
        .and.contain('src="/assets/index-a1b2.js"');
      expect(answer.headers.get('cache-control')).to.equal('no-cache');
    }
  });

  it('is served with 404 at an unknown address', async () => {
    for (const path of ['/apiary', '/order/nothing', '/product/mug/handle']) {
      const answer = await fetch(url + path, { headers: HTML });
      expect([path, answer.status]).to.deep.equal([path, 404]);
      expect(await answer.text()).to.contain(marked('nowhere'));
    }
  });

  it('is not served for a missing file, an unknown API path, or a client that does not accept HTML', async () => {
    for (const path of [
      '/assets/gone-1.js',
      '/images/gone.svg',
      '/api/nothing',
      '/assets/gone',
      '/pages.json',
    ]) {
      const answer = await fetch(url + path, { headers: HTML });
      expect([path, answer.status]).to.deep.equal([path, 404]);
      expect(answer.headers.get('content-type')).to.match(/^application\/problem\+json/);
    }
    expect((await fetch(`${url}/order`, { headers: { accept: 'application/json' } })).status).to.equal(404);
    expect((await fetch(url, { method: 'POST', headers: HTML })).status).to.equal(404);
  });

  it('lets clients cache hashed files for a year, others for an hour, and revalidate its worker', async () => {
    expect((await fetch(`${url}/sw.js`)).headers.get('cache-control')).to.equal('no-cache');
    const script = await fetch(`${url}/assets/index-a1b2.js`);
    expect(script.headers.get('cache-control')).to.equal('public, max-age=31536000, immutable');
    expect(script.headers.get('content-type')).to.equal('text/javascript; charset=utf-8');
    const picture = await fetch(`${url}/images/mug.svg`);
    expect(picture.headers.get('cache-control')).to.equal('public, max-age=3600');
    expect(picture.headers.get('content-type')).to.match(/^image\/svg\+xml/);
  });

  it('is compressed in a coding the client accepts', async () => {
    const path = `${url}/assets/index-a1b2.js`;
    const brotli = await raw(path, { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers['content-encoding']).to.equal('br');
    expect(brotliDecompressSync(brotli.body).toString()).to.equal(SCRIPT);
    const gzip = await raw(path, { 'accept-encoding': 'gzip, br;q=0' });
    expect(gunzipSync(gzip.body).toString()).to.equal(SCRIPT);
    for (const plain of [undefined, 'identity', 'br;q=0, gzip;q=0.0', 'zstd']) {
      const answer = await raw(path, plain === undefined ? {} : { 'accept-encoding': plain });
      expect(answer.headers['content-encoding']).to.equal(undefined);
      expect(answer.body.toString()).to.equal(SCRIPT);
      expect(answer.headers.vary).to.equal('Accept-Encoding');
    }
  });

  it('is not sent again to a client that has it, in any coding', async () => {
    const path = `${url}/assets/index-a1b2.js`;
    const tags = new Set<string>();
    for (const coding of ['br', 'gzip', 'identity']) {
      const { headers } = await raw(path, { 'accept-encoding': coding });
      tags.add(headers.etag ?? '');
      const again = await raw(path, { 'accept-encoding': coding, 'if-none-match': headers.etag ?? '' });
      expect([again.status, again.body.length]).to.deep.equal([304, 0]);
    }
    expect(tags.size).to.equal(3);
  });

  it('answers HEAD like GET, without the bytes', async () => {
    const get = await raw(`${url}/assets/index-a1b2.js`, {});
    const head = await raw(`${url}/assets/index-a1b2.js`, {}, 'HEAD');
    expect([head.status, head.body.length]).to.deep.equal([200, 0]);
    for (const name of ['etag', 'content-length', 'content-type', 'cache-control']) {
      expect(head.headers[name]).to.equal(get.headers[name]);
    }
  });

  it('may only run code from the shop itself', async () => {
    const answer = await fetch(url, { headers: HTML });
    const { headers } = answer;
    const policy = headers.get('content-security-policy') ?? '';
    const page = await answer.text();
    for (const kind of ['script', 'style']) {
      const [, text = ''] = new RegExp(`<${kind}>(.*?)</${kind}>`, 's').exec(page) ?? [];
      const hash = createHash('sha256').update(text).digest('base64');
      expect(policy).to.include(`${kind}-src 'self' 'sha256-${hash}';`);
    }
    expect(policy).to.include("require-trusted-types-for 'script'; trusted-types vue bulkhead");
    expect(policy).to.include("worker-src 'self'");
    expect(policy).to.include("frame-ancestors 'none'").and.include("default-src 'none'");
    expect(policy).to.not.match(/unsafe|\*|data:/);
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('referrer-policy')).to.equal('same-origin');
    expect(headers.get('strict-transport-security')).to.equal(null);
  });

  it('insists on https once it was reached that way', async () => {
    const edge = await stage.edge({ trustProxy: true });
    const { headers } = await fetch(edge.url, { headers: { ...HTML, 'x-forwarded-proto': 'https' } });
    expect(headers.get('strict-transport-security')).to.equal('max-age=31536000');
  });

  it('serves nothing from outside its folder', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/assets/..%2f..%2fpackage.json',
      '//etc/passwd',
    ]) {
      const answer = await rawPath(url, path);
      expect(answer).to.match(/^HTTP\/1\.1 404/);
    }
  });

  it('answers a request without a route with a problem', async () => {
    const answer = await fetch(`${url}/api/nothing`);
    expect(await answer.json()).to.include({ code: 'not-found', status: 404 });
  });
});

async function raw(url: string, headers: Record<string, string>, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, string | undefined>; body: Buffer }>(
    (resolve, reject) => {
      const sent = request(url, { method, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers as Record<string, string | undefined>,
            body: Buffer.concat(chunks),
          }),
        );
      });
      sent.on('error', reject).end();
    },
  );
}

/** Sends the path unchanged: HTTP clients would normalize it. */
async function rawPath(url: string, path: string): Promise<string> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAccept: */*\r\nConnection: close\r\n\r\n`);
  return text(socket);
}
