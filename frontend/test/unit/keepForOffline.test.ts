import { expect } from 'chai';
import { newestFirst } from '../../worker/newestFirst.ts';
import { settle } from './inApp.ts';
import { standIn } from './standIn.ts';
import { asking, inWorker, unreachable } from './worker/inWorker.ts';

describe('keeping the shop for offline use', () => {
  const mugs = { results: [{ id: 'mug' }], next: null };
  const shown = (src: string, naturalWidth = 100) => ({
    complete: true,
    naturalWidth,
    currentSrc: new URL(src, location.origin).href,
  });

  interface Page {
    navigator?: object;
    trustedTypes?: object;
    images?: object[];
    network?: (path: string) => Response | Promise<Response>;
  }

  /** Sets up a loaded page, until the test ends. */
  function rest({ images = [], network = unreachable, trustedTypes, navigator }: Page) {
    const registered: unknown[] = [];
    const serviceWorker = { register: async (script: unknown) => registered.push(script), ready: true };
    const { asked, restore } = inWorker(network);
    restores.push(
      restore,
      standIn(globalThis, { navigator: navigator ?? { serviceWorker }, window: { trustedTypes } }),
      standIn(document, { images }),
    );
    return { registered, asked };
  }
  let restores: (() => void)[] = [];
  afterEach(() => {
    for (const restore of restores.toReversed()) restore();
    restores = [];
  });

  async function keep(seenAt = Date.now()): Promise<void> {
    const { keepForOffline } = await import('../../src/arrival/keepForOffline.ts');
    await keepForOffline([{ path: '/api/products', seenAt, isCopy: false, body: mugs as never }]);
  }

  it('gives the worker the answers embedded in the page, with their age', async () => {
    rest({});
    await keep(Date.now() - 90_500);
    const { event } = asking('/api/products');
    const answer = await newestFirst(event, { name: 'bulkhead-answers', most: 9 });
    expect([answer.headers.get('age'), answer.headers.get('x-served-from')]).to.deep.equal(['90', 'copy']);
    expect(await answer.json()).to.deep.equal(mugs);
  });

  it('caches the shop’s visible pictures, each once, even if one of them fails', async () => {
    const images = [
      ...['/images/gone.svg', '/images/mug.svg', '/images/mug.svg'].map((src) => shown(src)),
      shown('https://cdn.example/rope.svg'),
      shown('http://shop.test.example/lamp.svg'),
      shown('/images/broken.svg', 0),
    ];
    const network = (path: string) => new Response('', { status: path.includes('gone') ? 404 : 200 });
    const { asked } = rest({ images, network });
    await keep();
    expect(asked).to.deep.equal(['/images/gone.svg', '/images/mug.svg']);
    await keep();
    await settle();
    expect(asked.slice(2), 'what is kept').to.deep.equal(['/images/gone.svg']);
  });

  it('allows only the worker’s script under Trusted Types', async () => {
    let check: (url: string) => string = String;
    const trustedTypes = {
      createPolicy: (_name: string, { createScriptURL }: { createScriptURL: typeof check }) => {
        check = createScriptURL;
        return { createScriptURL: (url: string) => ({ trusted: createScriptURL(url) }) };
      },
    };
    const { registered } = rest({ trustedTypes });
    await keep();
    expect(registered).to.deep.equal([{ trusted: '/sw.js' }]);
    expect(() => check('https://elsewhere.example/sw.js')).to.throw(TypeError);
  });

  it('does nothing where a browser has no workers or refuses them', async () => {
    const register = () => Promise.reject(new Error('Not in a private window'));
    for (const navigator of [{}, { serviceWorker: { register, ready: true } }]) {
      rest({ navigator });
      await keep();
      expect(await caches.keys()).to.deep.equal([]);
    }
  });
});
