import { expect } from 'chai';
import type { RedisServer } from '@bulkhead/tools/engines/RedisServer';
import { ownRedis } from '@bulkhead/tools/engines/testServers';
import { marked } from './builtPages.ts';
import { type SessionMaker, useSessions } from './sessions.ts';
import { useStage } from './stage.ts';

const ADA = { id: '0198c0de-0000-7000-8000-000000000001', username: 'ada', role: 'admin' } as const;
const BOB = { id: '0198c0de-0000-7000-8000-000000000002', username: 'bob', role: 'user' } as const;

const PAGES = {
  '/admin': ['adminProducts', '/api/products/all?limit=50'],
  '/admin/products': ['adminProducts', '/api/products/all?limit=50'],
  '/admin/products/mug"s': ['adminProduct', '/api/products/all/mug%22s'],
  '/admin/orders': ['adminOrders', '/api/orders'],
  '/admin/products?state=hidden': ['adminProducts', '/api/products/all?limit=50'],
  '/admin/products/new': ['adminNewProduct', '/api/products/all?limit=50'],
} as const;

describe('the admin pages as served', () => {
  const stage = useStage();
  let redis: RedisServer;
  let sessions: SessionMaker;

  before(async () => {
    redis = await ownRedis();
    sessions = await useSessions(redis.url);
  });
  after(async () => {
    await sessions.close();
    await redis.stop();
  });

  async function pageFor(url: string, path: string, token: string): Promise<string> {
    const headers = { accept: 'text/html', cookie: `bulkhead_session=${token}` };
    const answer = await fetch(url + path, { headers });
    expect([path, answer.status]).to.deep.equal([path, 200]);
    expect(answer.headers.get('vary')).to.include('Cookie');
    return answer.text();
  }

  /** The personal data that the page's head preloads. */
  const askedBy = (page: string) =>
    [...page.matchAll(/<link rel="preload" as="fetch" crossorigin href="([^"]+)">/g)].map(([, href]) => href);

  it('are the pages themselves for admins, with their data preloaded', async () => {
    const { url } = await stage.edge({ redisUrl: redis.url });
    const token = await sessions.signIn(ADA);
    for (const [path, [name, ...asks]] of Object.entries(PAGES)) {
      const page = await pageFor(url, path, token);
      expect(page, path).to.contain(marked(name));
      expect(askedBy(page), path).to.deep.equal(['/api/session', '/api/order', ...asks]);
    }
  });

  it('are the page that checks who is signed in for anyone else, including former admins', async () => {
    const { url } = await stage.edge({ redisUrl: redis.url });
    const ada = await sessions.signIn(ADA);
    await pageFor(url, '/admin/products', ada);
    await sessions.store.end(ada);
    for (const token of [ada, await sessions.signIn(BOB), `${await sessions.signIn(ADA)}x`, '']) {
      for (const path of Object.keys(PAGES)) {
        const page = await pageFor(url, path, token);
        expect(page, path).to.contain(marked('forAdmins'));
        for (const asked of askedBy(page)) expect(asked).to.match(/^\/api\/(session|order)$/);
      }
    }
  });
});
