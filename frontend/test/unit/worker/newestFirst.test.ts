import { expect } from 'chai';
import { mock } from 'node:test';
import { newestFirst } from '../../../worker/newestFirst.ts';
import { settle } from '../inApp.ts';
import { standIn } from '../standIn.ts';
import { asking, inWorker, unreachable } from './inWorker.ts';

describe('the newest answer', () => {
  let network: (path: string) => Response | Promise<Response>;
  let restore: () => void;

  beforeEach(() => {
    mock.timers.enable({ apis: ['Date', 'setTimeout'] });
    ({ restore } = inWorker((path) => network(path)));
  });
  afterEach(() => {
    restore();
    mock.timers.reset();
  });

  /** `given` is undefined while the page waits. */
  async function ask(path: string, most = 9) {
    const { event, isHeld } = asking(path);
    const asked: { given?: string; age?: string | null } = {};
    const answered = newestFirst(event, { name: 'answers', most }).then(
      async (answer) => {
        asked.given = await answer.text();
        asked.age = answer.headers.get('age');
      },
      () => (asked.given = 'nothing'),
    );
    await settle();
    return { asked, answered, isHeld };
  }
  const given = async (path = '/api/products') => (await ask(path)).asked.given;
  const kept = async () =>
    (await (await caches.open('answers')).keys()).map(({ url }) => new URL(url).pathname);

  it('comes from the network, else from the cache with its age', async () => {
    network = () => new Response('mugs');
    expect((await ask('/api/products')).asked).to.deep.equal({ given: 'mugs', age: null });
    mock.timers.tick(90_000);
    network = unreachable;
    expect((await ask('/api/products')).asked).to.deep.equal({ given: 'mugs', age: '90' });
  });

  it('fails offline when there is no copy', async () => {
    network = unreachable;
    expect(await given()).to.equal('nothing');
  });

  it('gets two and a half seconds when there is a copy; a later one is cached', async () => {
    network = () => new Response('mugs');
    await given();
    const late = Promise.withResolvers<Response>();
    network = () => late.promise;
    const { asked, answered, isHeld } = await ask('/api/products');
    mock.timers.tick(2_499);
    await settle();
    expect(asked.given).to.equal(undefined);
    mock.timers.tick(1);
    await answered;
    expect([asked.given, isHeld()]).to.deep.equal(['mugs', true]);
    late.resolve(new Response('ropes'));
    await settle();
    network = unreachable;
    expect([await given(), isHeld()]).to.deep.equal(['ropes', false]);
  });

  it('does not count as a copy, though it came late, when requested again right after', async () => {
    network = () => new Response('mugs');
    await given();
    mock.timers.tick(60_000);
    async function askedInVain() {
      const late = Promise.withResolvers<Response>();
      network = () => late.promise;
      const { asked, answered } = await ask('/api/products');
      mock.timers.tick(2_500);
      await answered;
      return { asked, late };
    }
    const first = await askedInVain();
    expect(first.asked).to.deep.equal({ given: 'mugs', age: '62' });
    first.late.resolve(new Response('ropes'));
    await settle();
    expect((await askedInVain()).asked).to.deep.equal({ given: 'ropes', age: null });
    mock.timers.tick(10_000);
    expect((await askedInVain()).asked).to.deep.equal({ given: 'ropes', age: '15' });
  });

  it('gets as long as it takes when there is no copy', async () => {
    const late = Promise.withResolvers<Response>();
    network = () => late.promise;
    const { asked, answered } = await ask('/api/products');
    mock.timers.tick(60_000);
    await settle();
    expect(asked.given).to.equal(undefined);
    late.resolve(new Response('mugs'));
    await answered;
    expect(asked.given).to.equal('mugs');
  });

  it('may be a 404, but never a failure of the shop', async () => {
    network = () => new Response('mug');
    await given();
    network = () => new Response('failed', { status: 503 });
    expect(await given()).to.equal('mug');
    network = () => new Response('gone', { status: 404 });
    expect(await given()).to.equal('gone');
    network = unreachable;
    expect(await given(), 'a refusal is not kept').to.equal('mug');
  });

  it('is cached only for the most recent requests, up to a limit', async () => {
    network = (path) => new Response(path);
    for (const path of ['/a', '/b', '/a', '/c']) await ask(path, 2);
    expect(await kept()).to.deep.equal(['/a', '/c']);
  });

  it('is returned even when the disk is full', async () => {
    const put = () => Promise.reject(new Error('Quota exceeded'));
    standIn(await caches.open('answers'), { put });
    network = () => new Response('mugs');
    expect(await given()).to.equal('mugs');
  });
});
