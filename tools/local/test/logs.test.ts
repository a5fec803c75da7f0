import { expect } from 'chai';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryFolder } from '../../engines/testServers.ts';
import { startLocalShop } from '../startLocalShop.ts';

const PASSWORD = 'correct horse battery';
const NEXT_PASSWORD = 'staple of another kind';

describe('the logs of a whole visit at level debug', function () {
  this.timeout(60_000);

  it('hold no password, no cookie and no token, but say who did what', async () => {
    const dataDir = temporaryFolder();
    const shop = await startLocalShop({ dataDir, durable: false, env: { LOG_LEVEL: 'debug' } });
    const secrets = [PASSWORD, NEXT_PASSWORD, shop.admin.password];
    /** Retries after the pause that a busy shop asks for. */
    const send = async (path: string, request: RequestInit): Promise<Response> => {
      const answer = await fetch(shop.url + path, request);
      if (answer.status !== 503) return answer;
      await delay(1000 * Number(answer.headers.get('Retry-After')));
      return send(path, request);
    };
    const call = async (path: string, body: object | string, headers = {}) => {
      const text = typeof body === 'object' ? JSON.stringify(body) : body;
      const type = { 'Content-Type': 'application/json' };
      const answer = await send(path, { method: 'POST', headers: { ...type, ...headers }, body: text });
      const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(/[=;]/)[1] ?? '');
      const told = (await answer.json()) as { api_key?: string; result?: { id: string } };
      secrets.push(...[...cookies, told.api_key ?? ''].filter((text) => text.length > 20));
      return { ...told, status: answer.status, cookies };
    };
    const person = { username: 'talker', first_name: 'T', last_name: 'K', email: 'talker@example.com' };
    await call('/api/user/create', { ...person, password: PASSWORD });
    await call('/api/user/create', { ...person, password: PASSWORD, email: 'no address' });
    await call('/api/user/create', `{"password":"${PASSWORD}"`);
    await call('/api/user/login', { username: 'talker', password: `${PASSWORD}?` });
    const browser = { 'Sec-Fetch-Site': 'same-origin' };
    const { cookies } = await call('/api/user/login', { username: 'talker', password: PASSWORD }, browser);
    const { api_key: key = '' } = await call('/api/user/login', {
      username: 'talker',
      password: PASSWORD,
    });
    const signedIn = { Authorization: `Bearer ${key}` };
    const products = (await (await fetch(`${shop.url}/api/products`)).json()) as {
      results: { id: string }[];
    };
    await call('/api/order/add-item', { product_id: products.results[0]?.id, qty: 1 }, signedIn);
    await call('/api/order/add-item', { product_id: 'x', qty: 1 }, { Authorization: `Bearer ${key}forged` });
    await call('/api/order/checkout', {}, { ...signedIn, 'Idempotency-Key': 'one' });
    const change = { old_password: PASSWORD, new_password: NEXT_PASSWORD };
    const { status } = await call('/api/user/password', change, signedIn);
    await call('/api/user/logout', {}, { Cookie: `bulkhead_session=${cookies[0] ?? ''}`, ...browser });
    await shop.stop();

    expect(status).to.equal(200);
    expect(secrets).to.have.length.above(5);
    const folder = join(dataDir, 'logs');
    const logs = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    const all = logs.join('\n');
    expect(all).to.contain('/api/order/checkout').and.contain('"user_id"');
    for (const secret of secrets) expect(all).not.to.contain(secret);
  });
});
