/** Where the shop was reached, such as https://shop.example; empty when the request names no host that could be one. */
import type { Context } from 'koa';

export function shopOrigin({ protocol, host }: Context): string {
  return URL.parse(`${protocol}://${host}`)?.origin ?? '';
}
