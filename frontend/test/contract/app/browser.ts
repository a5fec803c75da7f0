/**
 * A headless stand-in for a browser: the app's own clients, with the cookies that Node's `fetch` does not
 * keep.
 */
import { type Call, makeCall } from '../../../src/api/call.ts';
import { makeOrderClient } from '../../../src/api/orderClient.ts';
import { makeProductClient } from '../../../src/api/productClient.ts';
import { makeSessionClient } from '../../../src/api/sessionClient.ts';
import { makeUserClient } from '../../../src/api/userClient.ts';
import { startShop } from '../../e2e/shop.ts';

export type Browser = Awaited<ReturnType<typeof openBrowser>>;

/** Supports one call at a time. */
export async function openBrowser() {
  const { url } = await startShop();
  const call = withCookies(url);
  return {
    users: makeUserClient(call),
    products: makeProductClient(call),
    orders: makeOrderClient(call),
    sessions: makeSessionClient(call),
  };
}

function withCookies(origin: string): Call {
  const call = makeCall(origin);
  const cookies = new Map<string, string>();
  const plain = globalThis.fetch;
  const fetchAsBrowser: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    headers.set('sec-fetch-site', 'same-origin');
    headers.set('origin', origin);
    const response = await plain(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  return async (...asked) => {
    globalThis.fetch = fetchAsBrowser;
    try {
      return await call(...asked);
    } finally {
      globalThis.fetch = plain;
    }
  };
}
