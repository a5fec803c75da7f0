import { expect } from 'chai';
import { request, type IncomingMessage } from 'node:http';
import { AnswerCheck } from '@bulkhead/chassis/testing/AnswerCheck';
import type { LocalShop } from '@bulkhead/tools/local/startLocalShop';
import { until } from '../../component/edge/until.ts';
import { startShop } from '../../e2e/shop.ts';

const ADA = {
  first_name: 'Ada',
  last_name: 'Byron',
  email: 'ada@example.com',
  username: 'ada',
  password: 'sea legs 42',
};

/** Sends path and headers unchanged, which `fetch` would not. */
function statusOf(url: string, method: string, path: string, headers: Record<string, string> = {}) {
  return new Promise<number | undefined>((resolve, reject) => {
    const answered = (answer: IncomingMessage) => resolve(answer.resume().statusCode);
    request(url, { method, path, headers }, answered).once('error', reject).end();
  });
}

/**
 * Runs the real services behind the edge; every answer is checked against the description of the whole API.
 */
describe('the edge and the services', function () {
  this.timeout(120_000);
  let shop: LocalShop;
  let check: AnswerCheck;
  let key = '';

  before(async () => {
    shop = await startShop();
    const read = async (path: string) => (await fetch(shop.url + path)).json();
    const isWell = async () => ((await read('/api/session')) as Body).degraded?.length === 0;
    await until('all is well', isWell, 20_000);
    check = new AnswerCheck(await read('/api/openapi.json'));
  });

  interface Body {
    api_key?: string;
    degraded?: string[];
    message?: string;
    request_id?: string;
    user?: { username: string } | null;
    order?: { quantity: number } | null;
    result?: { id: string; quantity: number; is_open: boolean; last_name: string };
    results?: { id: string; slug: string; username: string }[];
  }

  async function call(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const answer = await fetch(shop.url + path, {
      method,
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body ? JSON.stringify(body) : null,
    });
    const content = (await answer.json()) as Body;
    check.assertDescribed(method, path, answer.status, answer.headers.get('content-type') ?? '', content);
    return { status: answer.status, headers: answer.headers, body: content };
  }

  const keyOf = async (person: { username: string; password: string }) =>
    (await call('POST', '/api/user/login', person)).body.api_key ?? '';

  it('agree on how long headers may be: services accept what the edge lets through', async () => {
    const long = { cookie: `a=${'x'.repeat(15_800)}` };
    const logIn = { method: 'POST', body: '{}', headers: { ...long, 'content-type': 'application/json' } };
    for (let n = 0; n < 10; n += 1) {
      expect((await fetch(`${shop.url}/api/user/login`, logIn)).status).to.equal(422);
      expect((await fetch(`${shop.url}/api/order`, { headers: long })).status).to.equal(401);
    }
    const tooLong = { cookie: `a=${'x'.repeat(17_000)}` };
    expect((await fetch(`${shop.url}/api/order`, { headers: tooLong })).status).to.equal(431);
  });

  it('survive addresses and hosts that grow on their way: only their sender is refused', async () => {
    const growing = `${'{'.repeat(11_000)}#`; // grows: a URL parser escapes what browsers never send unescaped
    const host = { host: `${'a'.repeat(15_900)}.example` };
    for (let n = 0; n < 10; n += 1) {
      for (const [method, path, headers] of [
        ['GET', `/api/order/${growing}`],
        ['GET', `/api/product/${growing}`],
        ['POST', `/api/user/login?${growing}`],
        ['GET', '/api/order', host],
      ] as const)
        expect(await statusOf(shop.url, method, path, headers)).to.be.within(400, 499);
    }
    expect((await fetch(`${shop.url}/api/order`)).status).to.equal(401);
    expect((await fetch(`${shop.url}/api/product/no-such-thing`)).status).to.equal(404);
    expect((await fetch(`${shop.url}/api/user/nobody/exists`)).status).to.equal(404);
  });

  it('agree on everything a shopper does, from registering to logging out', async () => {
    expect((await call('POST', '/api/user/create', ADA)).status).to.equal(201);
    expect((await call('GET', '/api/user/ada/exists')).status).to.equal(200);
    key = await keyOf({ username: 'ada', password: ADA.password });
    const [product] = (await call('GET', '/api/products')).body.results ?? [];
    expect((await call('GET', `/api/product/${product?.slug}`)).body.result?.id).to.equal(product?.id);
    const added = await call('POST', '/api/order/add-item', { product_id: product?.slug, qty: 2 });
    expect([added.status, added.body.result?.quantity]).to.deep.equal([200, 2]);
    const { user, order } = (await call('GET', '/api/session')).body;
    expect([user?.username, order?.quantity]).to.deep.equal(['ada', 2]);
    const changed = await call('PATCH', `/api/order/item/${product?.id}`, { qty: 5 });
    expect(changed.body.result?.quantity).to.equal(5);
    expect((await call('GET', '/api/order')).body.result?.quantity).to.equal(5);
    const placed = await call('POST', '/api/order/checkout', {}, { 'idempotency-key': 'wish-1' });
    expect([placed.status, placed.body.result?.is_open]).to.deep.equal([200, false]);
    expect((await call('GET', '/api/order/history')).body.results).to.have.length(1);
    const again = await call('GET', `/api/order/${placed.body.result?.id}`);
    expect(again.body.result).to.deep.equal(placed.body.result);
    expect((await call('GET', '/api/session')).body.order).to.equal(null);
    expect((await call('POST', '/api/user/logout')).body.message).to.equal('You are logged out');
    expect((await call('GET', '/api/order')).status).to.equal(401);
    key = '';
  });

  it('agree on an account and its password', async () => {
    key = await keyOf({ username: 'ada', password: ADA.password });
    expect((await call('GET', '/api/user')).body.result?.last_name).to.equal('Byron');
    expect((await call('PATCH', '/api/user', { last_name: 'Lovelace' })).body.result?.last_name).to.equal(
      'Lovelace',
    );
    const change = { old_password: ADA.password, new_password: 'land legs 42' };
    key = (await call('POST', '/api/user/password', change)).body.api_key ?? '';
    expect((await call('GET', '/api/user')).status).to.equal(200);
    await call('POST', '/api/user/password', {
      old_password: change.new_password,
      new_password: ADA.password,
    });
    key = '';
  });

  it('agree on removing a product from the order', async () => {
    key = await keyOf({ username: 'ada', password: ADA.password });
    await call('POST', '/api/order/add-item', { product_id: 'deckhand-rope' });
    const [product] = (await call('GET', '/api/products?search=deckhand-rope')).body.results ?? [];
    expect((await call('DELETE', `/api/order/item/${product?.id}`)).body.result?.quantity).to.equal(0);
    key = '';
  });

  it('agree on what only admins may do: list users and open orders, create products', async () => {
    key = await keyOf(shop.admin);
    const people = (await call('GET', '/api/users')).body.results ?? [];
    expect(people.map(({ username }) => username)).to.include.members(['ada', shop.admin.username]);
    await call('POST', '/api/order/add-item', { product_id: 'deckhand-rope' });
    expect((await call('GET', '/api/orders')).body.results).to.not.have.length(0);
    const creel = { name: 'Creel', slug: 'creel', image: 'creel.svg', price: '12.50' };
    expect((await call('POST', '/api/product/create', creel)).status).to.equal(201);
    key = '';
  });

  it('agree on all products, which only admins see', async () => {
    expect((await call('GET', '/api/products/all')).status).to.equal(401);
    key = await keyOf(shop.admin);
    const [product] = (await call('GET', '/api/products')).body.results ?? [];
    expect((await call('DELETE', `/api/product/${product?.id}`)).status).to.equal(200);
    const hidden = await call('GET', '/api/products/all?state=hidden&limit=1');
    expect(hidden.body.results?.[0]?.id).to.equal(product?.id);
    expect(hidden.headers.get('cache-control')).to.equal('no-store');
    expect((await call('GET', `/api/products/all/${product?.id}`)).body.result?.id).to.equal(product?.id);
    expect((await call('GET', `/api/product/${product?.id}`)).status).to.equal(404);
    const outdated = { name: 'Late', expected_updated_at: '2026-01-01T00:00:00.000Z' };
    expect((await call('PATCH', `/api/product/${product?.id}`, outdated)).status).to.equal(409);
    expect((await call('PATCH', `/api/product/${product?.id}`, { is_active: true })).status).to.equal(200);
    key = '';
  });

  it('agree on refusals', async () => {
    expect((await call('POST', '/api/user/create', {})).status).to.equal(422);
    expect((await call('POST', '/api/user/login', { username: 'ada', password: 'wrong' })).status).to.equal(
      401,
    );
    expect((await call('GET', '/api/product/nothing-like-this')).status).to.equal(404);
    expect((await call('GET', '/api/products?limit=nonsense')).status).to.equal(422);
    expect((await call('GET', '/api/orders')).status).to.equal(401);
    expect((await call('PUT', '/api/order')).status).to.equal(405);
  });

  it('agree on the origin of a request', async () => {
    const login = await call('POST', '/api/user/login', { username: 'ada', password: ADA.password });
    const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const logOut = (origin: string) => call('POST', '/api/user/logout', {}, { cookie, origin });
    expect((await logOut('https://evil.example')).status).to.equal(403);
    expect((await logOut(shop.url)).body.message).to.equal('You are logged out');
  });

  it('are all reported as up', async () => {
    expect((await call('GET', '/api/status')).body).to.include({ state: 'up' });
  });

  it('share the request id that the client gave', async () => {
    const { body } = await call('GET', '/api/order', undefined, { 'x-request-id': 'my-own-id' });
    expect(body.request_id).to.equal('my-own-id');
  });

  it('have succeeded in every operation of the API', () => {
    expect(check.unproven).to.deep.equal([]);
  });
});
