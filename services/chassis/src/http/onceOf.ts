/** Reads the Idempotency-Key of a request: the caller, the path, and a fingerprint of the body. */
import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import type { Once } from '../storage/once.ts';
import { invalid } from './validate.ts';

const MAX_LENGTH = 64;

export function onceOf(
  ctx: Context,
  callerId: string | undefined,
  body: unknown,
  secrets: string[] = [],
): Once | undefined {
  const key = ctx.get('Idempotency-Key');
  if (key === '') return undefined;
  if (key.length > MAX_LENGTH || !/^[\x21-\x7e]+$/.test(key)) {
    throw invalid([
      {
        path: 'header.idempotency-key',
        message: `Must be 1 to ${MAX_LENGTH} visible ASCII characters`,
        code: 'bad-idempotency-key',
      },
    ]);
  }
  const told = JSON.stringify(body ?? {}, (name, value: unknown) =>
    secrets.includes(name) ? undefined : value,
  );
  return {
    caller: callerId ?? 'anybody',
    path: ctx.path,
    key,
    fingerprint: createHash('sha256').update(told).digest('hex'),
  };
}
