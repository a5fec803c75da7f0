/** What a shopper does in these tests, as one client: every step a real request. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Problem } from '@bulkhead/chassis/contract/shared';
import type { Reply } from '@bulkhead/chassis/testing/ApiClient';
import type { Order } from '../../src/contract/order.ts';
import { signedIn, type OrderUnderTest } from './startOrder.ts';

export type Answer = { result: Order; message: string } & Omit<Problem, 'result'>;

export type Shopper = Awaited<ReturnType<typeof newShopper>>;

export async function newShopper(
  { api, env }: Pick<OrderUnderTest, 'api' | 'env'>,
  id: string = randomUUID(),
) {
  const key = await signedIn(env, { id });
  const once = (idempotencyKey?: string): Record<string, string> =>
    idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {};
  return {
    id,
    key,
    add: (product_id: string, qty: unknown = 1, idempotencyKey?: string) =>
      api.post<Answer>('/api/order/add-item', {
        key,
        body: { product_id, qty },
        headers: once(idempotencyKey),
      }),
    change: (product: string, qty: unknown) =>
      api.patch<Answer>(`/api/order/item/${product}`, { key, body: { qty } }),
    remove: (product: string) => api.delete<Answer>(`/api/order/item/${product}`, { key }),
    open: () => api.get<Answer>('/api/order', { key }),
    checkout: (body: { expected_total?: string } = {}, idempotencyKey?: string) =>
      api.post<Answer>('/api/order/checkout', { key, body, headers: once(idempotencyKey) }),
    history: (query = '') =>
      api.get<{ results: Order[]; next: string | null }>(`/api/order/history${query}`, { key }),
    order: (orderId: string) => api.get<Answer>(`/api/order/${orderId}`, { key }),
  };
}

/** What a client does on a busy machine: it asks again with the same Idempotency-Key until it is told. */
export async function persistently(
  ask: (idempotencyKey: string) => Promise<Reply<Answer>>,
): Promise<Reply<Answer>> {
  const idempotencyKey = randomUUID();
  for (;;) {
    const reply = await ask(idempotencyKey);
    if (reply.status !== 503 && reply.body.code !== 'in-progress') return reply;
    await delay(500 + 1000 * Math.random());
  }
}

/** Asks again until `done`; fails when it takes longer than anybody should wait. */
export async function until<T>(
  ask: () => T | Promise<T>,
  done: (answer: T) => boolean,
  limitMs = 5000,
): Promise<T> {
  const started = performance.now();
  for (;;) {
    const answer = await ask();
    if (done(answer)) return answer;
    if (performance.now() - started > limitMs)
      throw new Error(`Not after ${limitMs} ms: ${JSON.stringify(answer)}`);
    await delay(20);
  }
}
