import { expect } from 'chai';
import { mock } from 'node:test';
import { settle } from '../inApp.ts';
import { loadAnew } from '../loadAnew.ts';
import { standIn } from '../standIn.ts';
import { asking, inWorker, unreachable } from './inWorker.ts';

describe('the app’s own files', () => {
  let network: (path: string) => Response | Promise<Response>;
  let asked: string[];
  let restore: () => void;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    ({ asked, restore } = inWorker((path) => network(path)));
  });
  afterEach(() => {
    restore();
    mock.timers.reset();
  });

  const scriptOf = (build: string) => `/assets/index-${build}.js`;
  const pageOf = (build: string, language = 'en') =>
    new Response(`${language} <script src="${scriptOf(build)}">`, {
      headers: { 'content-language': language },
    });

  /** The shop's files in one build. */
  const shopOf = (build: string, language?: string) => (path: string) => {
    if (path === '/index.html') return pageOf(build, language);
    return path === scriptOf(build) ? new Response(`script of ${build}`) : new Response('', { status: 404 });
  };

  function inBuild<T>(build: string, run: () => Promise<T>): Promise<T> {
    const leave = standIn(globalThis, { __BUILD__: build, __ASSETS__: [scriptOf(build)] });
    return run().finally(leave);
  }

  /** The service worker of a build. */
  async function workerOf(build: string) {
    const shell = await inBuild(build, () =>
      loadAnew<typeof import('../../../worker/shell.ts')>('worker/shell.ts'),
    );
    const keepShell = () => inBuild(build, shell.keepShell);
    const scriptGiven = async (of: string) =>
      (await shell.asset(new Request(new URL(scriptOf(of), location.origin)))).text();
    /** `given` is undefined while the visitor waits. */
    const open = async (preload?: Promise<unknown>) => {
      const opened: { given?: string } = {};
      const answered = shell.page(asking('/product/mug', preload).event).then(
        async (answer) => (opened.given = await answer.text()),
        () => (opened.given = 'nothing'),
      );
      await settle();
      return { opened, answered };
    };
    return { ...shell, keepShell, scriptGiven, open, given: async () => (await open()).opened.given };
  }

  async function installed(build: string) {
    const worker = await workerOf(build);
    network = shopOf(build);
    await worker.keepShell();
    return worker;
  }

  it('show the shop at every address offline', async () => {
    const { given, scriptGiven } = await installed('one');
    network = unreachable;
    expect(await given()).to.match(/index-one/);
    expect(await scriptGiven('one')).to.equal('script of one');
  });

  it('are cached completely or not at all', async () => {
    const worker = await workerOf('two');
    network = (path) => (path === '/index.html' ? pageOf('two') : new Response('', { status: 404 }));
    const failed = await worker.keepShell().then(
      () => false,
      () => true,
    );
    network = unreachable;
    expect([failed, await worker.given()]).to.deep.equal([true, 'nothing']);
  });

  it('of one build serve its tabs until the next build takes over', async () => {
    const one = await installed('one');
    await (await caches.open('bulkhead-answers')).put('/api/products', new Response('mugs'));
    const two = await installed('two');
    network = unreachable;
    expect(await one.given()).to.match(/index-one/);
    expect(await one.scriptGiven('one')).to.equal('script of one');
    await two.forgetEarlierBuilds();
    expect(await two.given()).to.match(/index-two/);
    expect(await caches.keys()).to.deep.equal(['bulkhead-answers', 'bulkhead-assets-two']);
  });

  it('come from this build’s cache, whatever other caches hold under their names', async () => {
    await (await caches.open('bulkhead-pictures')).put(scriptOf('one'), new Response('left behind'));
    const { scriptGiven } = await installed('one');
    expect(await scriptGiven('one')).to.equal('script of one');
  });

  it('replace a page after waiting four seconds for the network', async () => {
    const { open } = await installed('one');
    network = () => new Promise(() => undefined);
    const { opened, answered } = await open();
    mock.timers.tick(3_999);
    await settle();
    expect(opened.given).to.equal(undefined);
    mock.timers.tick(1);
    await answered;
    expect(opened.given).to.match(/index-one/);
  });

  it('replace a failed page, but not one that the network has or reports as gone', async () => {
    const { given } = await installed('one');
    network = () => new Response('failed', { status: 502 });
    expect(await given()).to.match(/index-one/);
    for (const status of [200, 404]) {
      network = () => new Response('of the network', { status });
      expect(await given(), String(status)).to.equal('of the network');
    }
  });

  it('leave the visitor waiting for the network when none are cached', async () => {
    const worker = await workerOf('one');
    const late = Promise.withResolvers<Response>();
    network = () => late.promise;
    const { opened, answered } = await worker.open();
    mock.timers.tick(60_000);
    await settle();
    expect(opened.given).to.equal(undefined);
    late.resolve(new Response('failed', { status: 502 }));
    await answered;
    expect(opened.given).to.equal('failed');
  });

  it('use the browser’s navigation preload instead of another request', async () => {
    const { open } = await installed('one');
    asked.length = 0;
    const { opened } = await open(Promise.resolve(new Response('of the network')));
    expect([opened.given, asked]).to.deep.equal(['of the network', []]);
  });

  it('follow the visitor into another language', async () => {
    const { given } = await installed('one');
    network = (path) => (path === '/product/mug' ? pageOf('one', 'de') : shopOf('one', 'de')(path));
    await given();
    network = unreachable;
    expect(await given()).to.match(/^de .*index-one/);
  });

  it('keep their language rather than cache a page of a newer build without its scripts', async () => {
    const { given } = await installed('one');
    network = (path) => (path === '/product/mug' ? pageOf('two', 'de') : shopOf('two', 'de')(path));
    await given();
    network = unreachable;
    expect(await given()).to.match(/^en .*index-one/);
  });
});
