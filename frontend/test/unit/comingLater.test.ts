import { expect } from 'chai';
import { mock } from 'node:test';
import { settle } from './inApp.ts';
import { MemoryStorage } from './MemoryStorage.ts';
import { standIn } from './standIn.ts';

describe('a component loaded after the page', () => {
  const part = { render: () => null };
  let reloads: number;
  let restores: (() => void)[];

  beforeEach(() => {
    reloads = 0;
    restores = [
      standIn(globalThis, { navigator: { onLine: true }, sessionStorage: new MemoryStorage() }),
      standIn(location, { reload: () => reloads++ }),
    ];
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  afterEach(() => {
    mock.timers.reset();
    for (const restore of restores) restore();
  });

  it('is retried forever with growing pauses, and never reloads the page', async () => {
    const { comingLater } = await import('../../src/arrival/comingLater.ts');
    let seconds = 0;
    let isThere = false;
    const asked: number[] = [];
    const { __asyncLoader: load } = comingLater(async () => {
      asked.push(seconds);
      if (!isThere) throw new TypeError('Failed to fetch dynamically imported module');
      return part;
    }) as unknown as { __asyncLoader: () => Promise<unknown> };
    const coming = load();
    while (seconds < 900) {
      await settle();
      seconds++;
      mock.timers.tick(1000);
    }
    expect(asked.slice(0, 5)).to.deep.equal([0, 1, 3, 6, 10]);
    expect(asked.at(-1)! - asked.at(-2)!, 'in the end').to.equal(30);
    isThere = true;
    mock.timers.tick(30_000);
    expect(await coming).to.equal(part);
    expect(reloads).to.equal(0);
  });
});
