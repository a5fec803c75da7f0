/** The origin of a request, such as https://shop.example; empty when its host is not valid. */
import type { Context } from 'koa';

export function shopOrigin({ protocol, host }: Context): string {
  return URL.parse(`${protocol}://${host}`)?.origin ?? '';
}
