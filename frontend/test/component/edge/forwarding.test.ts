import { expect } from 'chai';
import { request } from 'node:http';
import { orderPaths } from '@bulkhead/order/contract';
import { productPaths } from '@bulkhead/product/contract';
import { userPaths } from '@bulkhead/user/contract';
import type { Received } from './StandIn.ts';
import { useStage } from './stage.ts';
import { until } from './until.ts';
import { checkOfWholeApi } from './wholeApi.ts';

describe('forwarding', () => {
  const stage = useStage();

  it('forwards every path of the contracts to the service that owns it', async () => {
    const [user, product, order] = await Promise.all([stage.standIn(), stage.standIn(), stage.standIn()]);
    const edge = await stage.edge({ user: [user], product: [product], order: [order] });
    const owned = [
      [user, userPaths],
      [product, productPaths],
      [order, orderPaths],
    ] as const;
    for (const [service, paths] of owned) {
      for (const pattern of Object.values(paths)) {
        const path = `${pattern.replace(/:\w+/, 'some-thing')}?a=%20b`;
        const answer = await fetch(edge.url + path, { method: 'POST', body: '{}' });
        expect(answer.status).to.equal(200);
        expect(service.received.at(-1)).to.include({ method: 'POST', url: path });
      }
    }
  });

  it('reserves no memory for answers whose clients have gone', async () => {
    // Small enough to arrive in time on a busy machine, but in total more than there is room for.
    const body = { text: 'x'.repeat(2 * 1024 * 1024) };
    let leave: (() => void) | undefined;
    const user = await stage.standIn(() => {
      leave?.();
      return leave ? { body, afterMs: 100 } : {};
    });
    const { url } = await stage.edge({ user: [user] });
    for (let gone = 1; gone <= 17; gone += 1) {
      const reading = new AbortController();
      leave = () => reading.abort();
      expect(await fetch(`${url}/api/user`, { signal: reading.signal }).catch(() => 'gone')).to.equal('gone');
      await until('the answer that nobody waits for has come', () => user.answered === gone);
    }
    leave = undefined;
    const { status } = await fetch(`${url}/api/user`);
    expect(status).to.equal(200);
  });

  it('forwards the client’s headers, except hop-by-hop ones', async () => {
    const user = await stage.standIn();
    const edge = await stage.edge({ user: [user] });
    const sent = {
      cookie: 'bulkhead_session=abc; other=1',
      authorization: 'Bearer token',
      'content-type': 'application/x-www-form-urlencoded',
      'idempotency-key': 'k-1',
      'if-none-match': '"e"',
      origin: 'https://shop.example',
      'sec-fetch-site': 'same-origin',
      'x-request-id': 'my-request',
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    };
    await exchange(`${edge.url}${userPaths.login}`, {
      headers: {
        ...sent,
        connection: 'keep-alive, x-secret',
        'x-secret': '1',
        te: 'trailers',
        'proxy-authorization': 'x',
      },
      body: 'username=a&password=b',
    });
    const [{ headers, body }] = user.received as [Received];
    expect(body).to.equal('username=a&password=b');
    for (const [name, value] of Object.entries(sent)) {
      if (name !== 'traceparent') expect(headers[name], name).to.equal(value);
    }
    expect(headers.traceparent).to.match(new RegExp(`^00-${'a'.repeat(32)}-(?!b{16})[0-9a-f]{16}-01$`));
    expect(headers).to.not.have.any.keys('x-secret', 'te', 'proxy-authorization');
    expect(Number(headers['x-request-timeout-ms'])).to.be.within(500, 900);
  });

  it('gives the service client address and host, and ignores what the client claims', async () => {
    const user = await stage.standIn();
    const edge = await stage.edge({ user: [user] });
    const lies = {
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'evil.example',
      forwarded: 'for=6.6.6.6',
    };
    await exchange(`${edge.url}/api/user`, { headers: { ...lies, host: 'shop.example:8080' } });
    expect(user.received[0]?.headers).to.include({
      host: 'shop.example:8080',
      'x-forwarded-host': 'shop.example:8080',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '127.0.0.1',
    });
    expect(user.received[0]?.headers).to.not.have.property('forwarded');
  });

  it('trusts the ingress when configured to: the last address, the host, https', async () => {
    const user = await stage.standIn();
    const edge = await stage.edge({ user: [user], trustProxy: true });
    const headers = {
      host: 'edge.internal',
      'x-forwarded-for': '6.6.6.6, 203.0.113.9',
      'x-forwarded-host': 'shop.example',
      'x-forwarded-proto': 'https',
    };
    await exchange(`${edge.url}/api/user`, { headers });
    expect(user.received[0]?.headers).to.include({
      host: 'shop.example',
      'x-forwarded-host': 'shop.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '203.0.113.9',
    });
  });

  it('returns status, cookies and headers of the service', async () => {
    const user = await stage.standIn(() => ({
      status: 201,
      headers: {
        'Set-Cookie': 'bulkhead_session=new; HttpOnly',
        ETag: '"v1"',
        'Retry-After': '3',
        'X-Session-Degraded': '1',
      },
      body: { message: 'made' },
    }));
    const edge = await stage.edge({ user: [user] });
    const answer = await fetch(`${edge.url}${userPaths.create}`, { method: 'POST', body: '{}' });
    expect(answer.status).to.equal(201);
    expect(answer.headers.getSetCookie()).to.deep.equal(['bulkhead_session=new; HttpOnly']);
    expect(answer.headers.get('etag')).to.equal('"v1"');
    expect(answer.headers.get('retry-after')).to.equal('3');
    expect(answer.headers.get('x-session-degraded')).to.equal('1');
    expect(await answer.json()).to.deep.equal({ message: 'made' });
  });

  it('refuses a body over 64 kB at once, with or without a length, and asks no service', async () => {
    const user = await stage.standIn();
    const edge = await stage.edge({ user: [user] });
    const check = await checkOfWholeApi();
    const large = 'x'.repeat(65 * 1024);
    const announced = await exchange(`${edge.url}${userPaths.login}`, { body: large });
    const chunked = await exchange(`${edge.url}${userPaths.login}`, {
      body: large,
      headers: { 'transfer-encoding': 'chunked' },
    });
    for (const answer of [announced, chunked]) {
      expect(answer.status).to.equal(413);
      const problem = JSON.parse(answer.body) as object;
      expect(problem).to.include({ code: 'body-too-large' });
      check.assertDescribed('POST', userPaths.login, 413, answer.contentType, problem);
    }
    expect(user.received).to.deep.equal([]);
  });

  it('answers HEAD, 204 and 304 without a body', async () => {
    const order = await stage.standIn(({ method }) => ({
      status: method === 'DELETE' ? 204 : 304,
      headers: { ETag: '"1"' },
    }));
    const edge = await stage.edge({ order: [order] });
    expect((await fetch(`${edge.url}/api/order/item/1`, { method: 'DELETE' })).status).to.equal(204);
    expect(
      (await exchange(`${edge.url}/api/order`, { headers: { 'if-none-match': '"1"' } })).status,
    ).to.equal(304);
    order.reply = () => ({ body: { a: 1 } });
    const head = await fetch(`${edge.url}/api/order`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).to.deep.equal([200, '7']);
  });
});

interface Sent {
  headers?: Record<string, string>;
  body?: string;
}

/** Sends all headers as given: `fetch` withholds some. */
function exchange(
  url: string,
  { headers = {}, body }: Sent,
): Promise<{ status: number; contentType: string; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      const { statusCode: status = 0, headers: given } = answer;
      answer.on('end', () => resolve({ status, contentType: given['content-type'] ?? '', body: text }));
    });
    sent.on('error', reject).end(body);
  });
}
