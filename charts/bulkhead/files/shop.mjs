/** Signs up, logs in, shops and checks out, as any client of the shop does. Ends with 1 where the shop does something else. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

const shop = process.env.SHOP_URL;
const name = `tester-${randomBytes(6).toString('hex')}`;
const person = {
  first_name: 'Helm',
  last_name: 'Test',
  username: name,
  email: `${name}@example.com`,
  password: randomBytes(12).toString('hex'),
};
let key = '';

async function ask(method, path, body, expected = 200) {
  const headers = {
    'idempotency-key': randomUUID(),
    ...(body && { 'content-type': 'application/json' }),
    ...(key && { authorization: `Bearer ${key}` }),
  };
  const response = await patiently(() =>
    fetch(shop + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    }),
  );
  const text = await response.text();
  assert.equal(response.status, expected, `${method} ${path} gave ${response.status}: ${text}`);
  console.log(`${method} ${path}: ${response.status}`);
  return response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
}

/**
 * Asks again when the shop says so, and when nothing was to be had: the same request, which counts once. A network may take
 * seconds to let a new pod out.
 */
async function patiently(send, until = performance.now() + 30_000) {
  const answer = await send().catch((error) => error);
  const isBusy = answer instanceof Error || answer.status === 503;
  if (isBusy && performance.now() < until) {
    const seconds = Number(answer.headers?.get('retry-after') ?? 1);
    console.log(`asked again in ${seconds} s: ${answer.message ?? (await answer.text())}`);
    await delay(1000 * seconds);
    return patiently(send, until);
  }
  if (answer instanceof Error) throw answer;
  return answer;
}

assert.match(await ask('GET', '/'), /<title>/);
const { results } = await ask('GET', '/api/products');
await ask('POST', '/api/user/create', person, 201);
({ api_key: key } = await ask('POST', '/api/user/login', { username: name, password: person.password }));
assert.ok(key, 'the log-in gave no key');
const placed = results.length > 0 ? [await placeOrder(results[0])] : [];
const history = await ask('GET', '/api/order/history');
assert.deepEqual(
  history.results.map(({ id }) => id),
  placed,
);
await ask('POST', '/api/user/logout');
await ask('GET', '/api/user', undefined, 401);
console.log(placed.length > 0 ? 'the shop works' : 'nothing is for sale yet; everything else works');

async function placeOrder({ slug, price }) {
  const { result: open } = await ask('POST', '/api/order/add-item', { product_id: slug, qty: 2 });
  assert.equal(open.quantity, 2);
  assert.equal(Number(open.total).toFixed(2), (2 * Number(price)).toFixed(2));
  const { result } = await ask('POST', '/api/order/checkout', { expected_total: open.total });
  assert.equal(result.state, 'placed');
  return result.id;
}
