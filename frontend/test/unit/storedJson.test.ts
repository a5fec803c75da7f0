import { expect } from 'chai';
import { onStoredElsewhere, readStored, writeStored } from '../../src/browser/storedJson.ts';
import { MemoryStorage } from './MemoryStorage.ts';
import { standIn } from './standIn.ts';

describe('JSON in local storage', () => {
  let storage: MemoryStorage;
  let page: EventTarget;
  let restore: () => void;

  beforeEach(() => {
    storage = new MemoryStorage();
    page = new EventTarget();
    const addEventListener = page.addEventListener.bind(page);
    restore = standIn(globalThis, { localStorage: storage, addEventListener });
  });
  afterEach(() => restore());

  it('is read as it was written, and is null when unreadable', () => {
    writeStored('a', { lines: [1] });
    storage.setItem('b', '{"lines":');
    expect([readStored('a'), readStored('b'), readStored('c')]).to.deep.equal([{ lines: [1] }, null, null]);
  });

  it('stays in memory while the disk is full, and is stored again afterwards', () => {
    writeStored('a', 'old');
    const refill = standIn(storage, {
      setItem: () => {
        throw new Error('Quota exceeded');
      },
    });
    writeStored('a', 'new');
    expect(readStored('a')).to.equal('new');
    refill();
    writeStored('a', 'newer');
    storage.setItem('a', '"of another tab"');
    expect(readStored('a')).to.equal('of another tab');
  });

  it('reports when another tab has written it, and nothing else', () => {
    let changes = 0;
    onStoredElsewhere('a', () => (changes += 1));
    for (const key of ['b', 'a', null]) page.dispatchEvent(Object.assign(new Event('storage'), { key }));
    expect(changes).to.equal(1);
  });
});
