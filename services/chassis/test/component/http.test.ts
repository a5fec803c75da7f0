import { expect } from 'chai';
import { request } from 'node:http';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { testDatabase } from '@bulkhead/tools/engines/testServers';
import type { Problem } from '../../src/contract/shared.ts';
import type { RunningService } from '../../src/lifecycle/startService.ts';
import { ApiClient } from '../../src/testing/ApiClient.ts';
import { startNotes } from './notesService.ts';

interface Written {
  message: string;
  result: { id: number; text: string };
}

/** A request without its end, as an attacker may send it. */
function cutOffForm(part: string): RequestInit {
  return {
    body: `--x\r\nContent-Disposition: form-data; ${part}\r\n\r\nabc`,
    headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
  };
}

function fileForm(): FormData {
  const form = new FormData();
  form.set('f', new Blob(['abc']), 'a');
  return form;
}

describe('the HTTP pipeline', () => {
  let notes: RunningService;
  let api: ApiClient;
  let databaseUrl: string;

  before(async () => {
    databaseUrl = await testDatabase();
    notes = await startNotes({ url: databaseUrl });
    await notes.opened;
    api = await ApiClient.of(notes.url);
  });
  after(() => notes.stop());

  it('takes JSON and both form encodings alike', async () => {
    const replies = [
      await api.post<Written>('/api/note', { body: { text: ' json ' } }),
      await api.post<Written>('/api/note', { form: { text: 'form' } }),
      await api.post<Written>('/api/note', { multipart: { text: 'multipart' } }),
    ];
    expect(replies.map(({ status, body }) => [status, body.result.text])).to.deep.equal([
      [201, 'json'],
      [201, 'form'],
      [201, 'multipart'],
    ]);
  });

  it('treats names that every JavaScript object has as ordinary fields, in all encodings', async () => {
    const named = (text: string) =>
      new Map([
        ['text', text],
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ]);
    const json = (body: string) =>
      fetch(`${notes.url}/api/note`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
    const multipart = new FormData();
    for (const [name, value] of named('in a multipart')) multipart.set(name, value);
    const replies = [
      await json('{"text":"in JSON","__proto__":{"copies":99},"constructor":{"prototype":{"copies":99}}}'),
      await fetch(`${notes.url}/api/note`, {
        method: 'POST',
        body: new URLSearchParams([...named('in a form')]),
      }),
      await fetch(`${notes.url}/api/note`, { method: 'POST', body: multipart }),
    ];
    expect(replies.map(({ status }) => status)).to.deep.equal([201, 201, 201]);
    const inherited = await json('{"__proto__":{"text":"inherited"},"constructor":{"text":"inherited"}}');
    expect([
      inherited.status,
      ((await inherited.json()) as Problem).errors?.map(({ path }) => path),
    ]).to.deep.equal([422, ['text']]);
    expect(({} as { copies?: number }).copies).to.equal(undefined);
  });

  it('lists every fault of a body at once, with its place', async () => {
    const { status, body } = await api.post<Problem>('/api/note', {
      body: { text: 'x'.repeat(21), copies: '1e3' },
    });
    expect(status).to.equal(422);
    expect(body.errors?.map(({ path }) => path)).to.deep.equal(['text', 'copies']);
    expect(body.errors?.map(({ code, values }) => [code, values])).to.deep.equal([
      ['too-long', { max: 20 }],
      ['not-whole', {}],
    ]);
    expect(body).to.include({ code: 'validation-failed', status: 422, message: body.detail });
  });

  const refused: [string, number, RequestInit][] = [
    ['a missing body', 422, {}],
    ['broken JSON', 400, { body: '{"text":', headers: { 'Content-Type': 'application/json' } }],
    [
      'bytes that are not UTF-8',
      400,
      { body: new Uint8Array([0x22, 0xff, 0x22]), headers: { 'Content-Type': 'application/json' } },
    ],
    ['a list instead of an object', 422, { body: '[]', headers: { 'Content-Type': 'application/json' } }],
    ['an unknown content type', 415, { body: '<a/>', headers: { 'Content-Type': 'application/xml' } }],
    ['a body without content type', 415, { body: new Uint8Array([1]) }],
    ['a body over 64 kB', 413, { body: 'x'.repeat(65_537), headers: { 'Content-Type': 'application/json' } }],
    [
      'a broken multipart form',
      400,
      { body: 'nonsense', headers: { 'Content-Type': 'multipart/form-data; boundary=x' } },
    ],
    ['a form cut off in a field', 400, cutOffForm('name="text"')],
    ['a form with a file', 415, { body: fileForm() }],
    ['a form cut off in a file', 415, cutOffForm('name="f"; filename="a"')],
    [
      'a field given twice',
      422,
      { body: 'text=a&text=b', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
    ],
    [
      'a field given 32,000 times, at once',
      422,
      { body: 'a&'.repeat(32_000), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
    ],
    [
      'control characters',
      422,
      { body: '{"text":"a\\u0000b"}', headers: { 'Content-Type': 'application/json' } },
    ],
    [
      'an overlong Idempotency-Key',
      422,
      {
        body: '{"text":"k"}',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k'.repeat(65) },
      },
    ],
  ];
  for (const [what, status, init] of refused) {
    it(`refuses ${what} with ${status}`, async () => {
      const response = await fetch(`${notes.url}/api/note`, { method: 'POST', ...init });
      expect(response.status).to.equal(status);
      expect(response.headers.get('content-type')).to.contain('application/problem+json');
    });
  }

  it('refuses a chunked body over 64 kB before it has all arrived', async () => {
    const status = await new Promise((resolve, reject) => {
      const upload = request(
        `${notes.url}/api/note`,
        { method: 'POST', headers: { 'Content-Type': 'application/json' } },
        (response) => {
          resolve(response.statusCode);
          upload.destroy();
        },
      );
      upload.on('error', reject);
      for (let sent = 0; sent < 5; sent += 1) upload.write('x'.repeat(20_000));
    });
    expect(status).to.equal(413);
  });

  it('answers 404 for an unknown path, 405 for a path with other methods', async () => {
    expect((await api.get('/api/nothing')).status).to.equal(404);
    const wrong = await api.delete('/api/note');
    expect([wrong.status, wrong.headers.get('allow')]).to.deep.equal([405, 'POST']);
  });

  it('returns the request id that it gets, and replaces an invalid one', async () => {
    const good = await fetch(`${notes.url}/api/nothing`, { headers: { 'X-Request-Id': 'my-id.1' } });
    const bad = await fetch(`${notes.url}/api/nothing`, { headers: { 'X-Request-Id': 'a b' } });
    expect(good.headers.get('x-request-id')).to.equal('my-id.1');
    expect(bad.headers.get('x-request-id')).to.match(/^[0-9a-f-]{36}$/);
  });

  it('answers 503 when the caller’s remaining time is over', async () => {
    const started = performance.now();
    const reply = await api.get<Problem>('/api/slow?seconds=0.6', {
      headers: { 'X-Request-Timeout-Ms': '100' },
    });
    expect([reply.status, reply.body.code]).to.deep.equal([503, 'deadline-exceeded']);
    expect(performance.now() - started).to.be.lessThan(550);
  });

  it('changes nothing for a caller that has disconnected', async () => {
    const [lock, watch] = await Promise.all([createConnection(databaseUrl), createConnection(databaseUrl)]);
    const first = async (sql: string) => {
      const [[row]] = await watch.query<RowDataPacket[]>(sql);
      return row?.['n'] as number;
    };
    const answered = async () => {
      const metrics = await (await fetch(`${notes.managementUrl}/metrics`)).text();
      const counts = metrics.matchAll(/^http_request_duration_seconds_count\{.*method="POST".* (\d+)$/gm);
      return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
    };
    const before = await answered();
    await lock.beginTransaction();
    await lock.query(`INSERT INTO notes (text) VALUES ('too late')`);
    const headers = { 'Content-Type': 'application/json' };
    const going = request(`${notes.url}/api/note`, { method: 'POST', headers }).on('error', () => undefined);
    going.end('{"text":"too late"}');
    const waiting = `SELECT COUNT(*) AS n FROM information_schema.processlist WHERE info LIKE 'INSERT INTO notes%'`;
    while ((await first(waiting)) === 0);
    going.destroy();
    // This is answered after the service has seen that connection end.
    for (let round = 0; round < 3; round += 1) await fetch(`${notes.url}/api/nothing`);
    await lock.rollback();
    while ((await answered()) === before);
    expect(await first(`SELECT COUNT(*) AS n FROM notes WHERE text = 'too late'`)).to.equal(0);
    await Promise.all([lock.end(), watch.end()]);
  });

  it('reveals no internals in an unexpected error', async () => {
    await api.post('/api/note', { body: { text: 'twice' } });
    const again = await fetch(`${notes.url}/api/note`, {
      method: 'POST',
      body: new URLSearchParams({ text: 'twice' }),
    });
    const problem = (await again.json()) as Problem;
    expect(again.status).to.equal(500);
    expect(problem.detail).to.equal('Something went wrong on our side');
  });
});
