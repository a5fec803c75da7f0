/**
 * Sends every route that takes a body the same fields as JSON, urlencoded form and multipart form. All
 * encodings of a refused body get the same faults and change nothing; all encodings of a good body get the
 * same result. A route without a row here, or a row without a route, fails.
 */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Problem } from '../contract/shared.ts';
import type { ApiClient, Reply } from './ApiClient.ts';

type Fields = Record<string, string | number | boolean>;

interface Target {
  path: string;
  key?: string;
  /** A body that is accepted. */
  good: Fields;
  /** State that a refused body must not change. */
  state: () => Promise<unknown>;
}

interface Row<Answer> {
  /** Makes a new thing to send a body to, so that every good body finds the same conditions. */
  target: () => Promise<Target>;
  /** Values that are refused, by field. */
  bad: Record<string, Fields[string][]>;
  /** The part of an answer that is the same for every good body. */
  result: (answer: Answer) => unknown;
}

const texts = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
const ENCODINGS = [
  (fields: Fields) => ({ body: fields }),
  (fields: Fields) => ({ form: texts(fields) }),
  (fields: Fields) => ({ multipart: texts(fields) }),
];

/** `POST /api/order/checkout` → what it takes. */
export function describeEncodings<Answer>(rows: Record<string, Row<Answer>>, apiOf: () => ApiClient): void {
  it('has a row for every route that takes a body, and no other', async () => {
    const response = await fetch(`${apiOf().url}/openapi.json`);
    const { paths } = (await response.json()) as { paths: Record<string, Record<string, object>> };
    const taking = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, operation]) => 'requestBody' in operation)
        .map(([method]) => `${method.toUpperCase()} ${path}`),
    );
    assert.deepEqual(Object.keys(rows).sort(), taking.sort());
  });

  for (const [name, { target, bad, result }] of Object.entries(rows)) {
    const method = name.split(' ')[0] ?? '';
    const send = <T>({ path, key }: Target, body: object) =>
      patiently(() => apiOf().send<T>(method, path, { key, ...body }));

    /** Sends one body in every encoding. Returns the faults, which must be the same for all. */
    const faultsOf = async (to: Target, fields: Fields) => {
      const replies: Reply<Problem>[] = [];
      for (const encoded of ENCODINGS) replies.push(await send<Problem>(to, encoded(fields)));
      for (const { status, body } of replies) {
        assert.equal(status, 422, JSON.stringify(fields));
        assert.deepEqual(body.errors, replies[0]?.body.errors);
      }
      return new Set(replies[0]?.body.errors?.map(({ path }) => path));
    };

    it(`${name} lists the same faults of a bad body in every encoding, and changes nothing`, async () => {
      const to = await target();
      const before = await to.state();
      for (const [field, values] of Object.entries(bad)) {
        for (const value of values)
          assert.deepEqual(await faultsOf(to, { ...to.good, [field]: value }), new Set([field]));
      }
      const worst = Object.entries(bad).map(([field, [value = '']]) => [field, value] as const);
      assert.deepEqual(await faultsOf(to, Object.fromEntries(worst)), new Set(Object.keys(bad)));
      assert.deepEqual(await to.state(), before);
    });

    it(`${name} does the same with a good body in every encoding`, async () => {
      const results: unknown[] = [];
      for (const encoded of ENCODINGS) {
        const to = await target();
        const { status, body } = await send<Answer>(to, encoded(to.good));
        assert.ok(status === 200 || status === 201, `${status} ${JSON.stringify(body)}`);
        results.push(result(body));
      }
      for (const each of results) assert.deepEqual(each, results[0]);
    });
  }
}

/** Retries while a busy machine answers "not now". */
async function patiently<T>(ask: () => Promise<Reply<T>>): Promise<Reply<T>> {
  for (;;) {
    const reply = await ask();
    if (reply.status !== 503) return reply;
    await delay(50);
  }
}
