import { StandIn } from '../component/edge/StandIn.ts';
import { startEdge } from '../component/edge/startEdge.ts';
import { useSessions } from '../component/edge/sessions.ts';
import { productNamed } from '../component/edge/productNamed.ts';
import { ownRedis } from '@bulkhead/tools/engines/testServers';
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
const redis = await ownRedis();
const s = await useSessions(redis.url);
const token = await s.signIn({ id: '0198c0de-0000-7000-8000-000000000001', username: 'ada', role: 'user' });
const items = Array.from({ length: 3 }, (_, i) => ({
  product: '0198c0de-0000-7000-8000-000000000001',
  name: 'A mug of tin',
  slug: 'mug',
  image: '/images/mug.svg',
  quantity: 2,
  unit_price: '9.00',
  line_total: '18.00',
  price_changed: false,
}));
await s.store.writeOrder(
  { token, user: { id: '0198c0de-0000-7000-8000-000000000001', username: 'ada', role: 'user' } },
  { id: 'o1', items, quantity: 3, total: '9.99', currency: 'EUR' },
);
const ps = Array.from({ length: 24 }, (_, i) => ({
  ...productNamed('p' + i, 1),
  description: 'd'.repeat(150),
}));
const H = {
  'Cache-Control': 'public, max-age=1, stale-while-revalidate=5, stale-if-error=86400',
  ETag: 'W/"x"',
};
const product = await StandIn.start(({ url, headers }) =>
  headers['if-none-match']
    ? { status: 304, headers: H }
    : url.startsWith('/api/products')
      ? { headers: H, body: { results: ps, next: null } }
      : { headers: H, body: { result: ps[0] } },
);
const u = await StandIn.start(),
  o = await StandIn.start();
const edge = await startEdge({ user: [u], product: [product], order: [o], redisUrl: redis.url });
const bytes = async (p: string) =>
  Buffer.from(
    await (await fetch(edge.url + p, { headers: { authorization: `Bearer ${token}` } })).arrayBuffer(),
  );
const bodies: Record<string, Buffer> = {
  '/api/products': await bytes('/api/products'),
  '/api/product/p1': await bytes('/api/product/p1'),
  '/api/session': await bytes('/api/session'),
};
const bare = createServer((q, r) => {
  const b = bodies[q.url!]!;
  r.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': b.length });
  r.end(b);
});
bare.listen(0, '127.0.0.1');
await new Promise((r) => setTimeout(r, 100));
console.log(bodies['/api/session']!.toString());
writeFileSync(
  '/tmp/edge-bench/env.json',
  JSON.stringify({ edge: edge.url, bare: `http://127.0.0.1:${(bare.address() as any).port}`, token }),
);
process.on('message', () => {});
import { Session } from 'node:inspector/promises';
const ins = new Session();
ins.connect();
createServer(async (q, r) => {
  if (q.url === '/start') {
    await ins.post('Profiler.enable');
    await ins.post('Profiler.setSamplingInterval', { interval: 200 });
    await ins.post('Profiler.start');
  }
  if (q.url === '/stop') {
    const { profile } = await ins.post('Profiler.stop');
    writeFileSync('/tmp/edge-bench/prof/a.cpuprofile', JSON.stringify(profile));
  }
  r.end(JSON.stringify(process.cpuUsage()));
}).listen(7099, '127.0.0.1');
