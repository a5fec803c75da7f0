import { expect } from 'chai';
import { loadAnew } from './loadAnew.ts';
import { standIn } from './standIn.ts';

describe('whether the browser has a connection', () => {
  let restore: () => void;
  afterEach(() => restore());

  async function load(onLine: boolean | undefined, page = new EventTarget()) {
    const addEventListener = page.addEventListener.bind(page);
    restore = standIn(globalThis, { navigator: { onLine }, addEventListener });
    const { isOffline } =
      await loadAnew<typeof import('../../src/browser/offline.ts')>('src/browser/offline.ts');
    return { isOffline, page };
  }

  it('starts as the browser reports it and follows its events', async () => {
    const { isOffline, page } = await load(false);
    const seen = [isOffline.value];
    for (const event of ['online', 'offline']) {
      page.dispatchEvent(new Event(event));
      seen.push(isOffline.value);
    }
    expect(seen).to.deep.equal([true, false, true]);
  });

  it('is assumed where the browser reports nothing, as at build time', async () => {
    restore = standIn(globalThis, { navigator: {}, addEventListener: undefined });
    const { isOffline } =
      await loadAnew<typeof import('../../src/browser/offline.ts')>('src/browser/offline.ts');
    expect(isOffline.value).to.equal(false);
  });
});
