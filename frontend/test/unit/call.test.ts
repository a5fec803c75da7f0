import { expect } from 'chai';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiProblem } from '../../src/api/ApiProblem.ts';
import { type Call, makeCall } from '../../src/api/call.ts';
import { standIn } from './standIn.ts';

describe('a call to the shop', () => {
  let server: Server;
  let call: Call;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  const json = (response: ServerResponse, status: number, body: object, headers: object = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

  async function problemOf(result: Promise<unknown>): Promise<ApiProblem> {
    const error: unknown = await result.then(
      () => undefined,
      (failure: unknown) => failure,
    );
    if (error instanceof ApiProblem) return error;
    throw new Error('No ApiProblem', { cause: error });
  }

  beforeEach(async () => {
    server = createServer((request, response) => {
      answer(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    call = makeCall(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('sends JSON with its key and query, without empty query values', async () => {
    let seen: unknown;
    answer = (request, response) => {
      void request.toArray().then((chunks: Buffer[]) => {
        const { method, url, headers } = request;
        seen = { method, url, key: headers['idempotency-key'], body: Buffer.concat(chunks).toString() };
        json(response, 200, { result: 'ok' });
      });
    };
    const query = { search: 'rope & tar', category: undefined, cursor: '' };
    const { body } = await call('POST', '/api/order/add-item', { body: { qty: 1 }, key: 'k1', query });
    expect(body).to.deep.equal({ result: 'ok' });
    expect(seen).to.deep.equal({
      method: 'POST',
      url: '/api/order/add-item?search=rope+%26+tar',
      key: 'k1',
      body: '{"qty":1}',
    });
  });

  it('distinguishes a copy from an original, and gives its age', async () => {
    answer = (_request, response) => json(response, 200, {}, { 'x-served-from': 'copy', age: '42' });
    expect((await call('GET', '/api/products')).copyAge).to.equal(42);
    answer = (_request, response) => json(response, 200, {});
    expect((await call('GET', '/api/products')).copyAge).to.equal(null);
  });

  it('turns a problem into an ApiProblem with its faults, its result and the requested wait', async () => {
    answer = (_request, response) =>
      json(
        response,
        422,
        {
          code: 'validation-failed',
          detail: 'Two faults',
          message: 'Two faults',
          errors: [{ path: 'qty', message: 'Must be a whole number', code: 'not-whole' }],
          result: { total: '1.00' },
        },
        { 'retry-after': '3' },
      );
    const problem = await problemOf(call('GET', '/api/order'));
    expect(problem).to.include({
      status: 422,
      code: 'validation-failed',
      message: 'Two faults',
      retryAfter: 3,
    });
    expect(problem.faultOf('qty')).to.include({ code: 'not-whole', message: 'Must be a whole number' });
    expect(problem.result).to.deep.equal({ total: '1.00' });
    expect(problem.isRefusal).to.equal(true);
    expect(problem.isAway).to.equal(false);
  });

  it('detects an unavailable service by status, by a closed connection and by garbage', async () => {
    answer = (_request, response) => json(response, 503, { message: 'Away' });
    expect(await problemOf(call('GET', '/'))).to.include({ isAway: true, code: 'status-503' });
    answer = (request) => request.socket.destroy();
    expect(await problemOf(call('GET', '/'))).to.include({ isAway: true, code: 'no-connection' });
    answer = (_request, response) => response.end('<html>');
    expect(await problemOf(call('GET', '/'))).to.include({ isAway: true, code: 'unreadable-answer' });
  });

  it('repeats the call under its key while the first request with that key is still running', async () => {
    const keys: unknown[] = [];
    answer = (request, response) => {
      keys.push(request.headers['idempotency-key']);
      if (keys.length < 3)
        json(response, 409, { code: 'in-progress', detail: 'Wait' }, { 'retry-after': '0' });
      else json(response, 200, { result: 'done' });
    };
    const { body } = await call('POST', '/api/order/checkout', { key: 'one' });
    expect(body).to.deep.equal({ result: 'done' });
    expect(keys).to.deep.equal(['one', 'one', 'one']);
  });

  it('passes the caller’s own abort reason on', async () => {
    answer = () => undefined;
    const given = new AbortController();
    const ask = () => call('GET', '/', { signal: given.signal }).catch((error: unknown) => error);
    const result = ask();
    given.abort();
    expect([await result, await ask()]).to.deep.equal([given.signal.reason, given.signal.reason]);
  });

  it('ends on timeout or abort, even in a browser that cannot combine both signals', async () => {
    const restore = standIn(AbortSignal, { any: undefined, timeout: () => time.signal });
    const time = new AbortController();
    answer = () => undefined;
    const result = problemOf(call('GET', '/', { signal: new AbortController().signal })).finally(restore);
    time.abort(new DOMException('Too late', 'TimeoutError'));
    expect(await result).to.include({ isAway: true, code: 'timed-out' });
  });

  it('reports a timeout even in a browser that only throws an AbortError', async () => {
    const aborted = () => Promise.reject(new DOMException('The user aborted a request.', 'AbortError'));
    const time = AbortSignal.abort(new DOMException('Too late', 'TimeoutError'));
    for (const fetch of [aborted, async () => ({ ok: true, json: aborted })]) {
      const restores = [standIn(AbortSignal, { timeout: () => time }), standIn(globalThis, { fetch })];
      const problem = await problemOf(call('GET', '/'));
      for (const restore of restores) restore();
      expect(problem).to.include({ isAway: true, code: 'timed-out' });
    }
  });
});
