/** The shop's API as a program uses it: with the key from the log-in. */
import { randomUUID } from 'node:crypto';
import { startShop } from './shop.ts';
import type { Person } from './visitor.ts';

export type Send = <T = unknown>(method: string, path: string, body?: object) => Promise<T>;

/** A client for the API; any refusal fails the test. */
export async function asProgramOf(person: Person): Promise<Send> {
  const { api_key: key } = await sending('')<{ api_key: string }>('POST', '/api/user/login', person);
  return sending(key);
}

const sending =
  (key: string): Send =>
  async <T>(method: string, path: string, body?: object) => {
    const { url } = await startShop();
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(key && { authorization: `Bearer ${key}` }),
    };
    const response = await fetch(url + path, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    return JSON.parse(text) as T;
  };
