import { expect } from 'chai';
import { mock } from 'node:test';
import { createPinia, setActivePinia } from 'pinia';
import { useNotices } from '../../src/stores/notices.ts';

describe('notices', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    setActivePinia(createPinia());
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('go by themselves, bad ones later', () => {
    const store = useNotices();
    store.show('good', 'done');
    store.show('bad', 'not done');
    mock.timers.tick(5_000);
    expect(store.notices.map(({ text }) => text)).to.deep.equal(['not done']);
    mock.timers.tick(5_000);
    expect(store.notices).to.deep.equal([]);
  });

  it('stay while somebody reads them', () => {
    const store = useNotices();
    store.show('good', 'done');
    store.hold();
    store.show('good', 'done too');
    mock.timers.tick(60_000);
    expect(store.notices).to.have.length(2);
    store.release();
    mock.timers.tick(5_000);
    expect(store.notices).to.deep.equal([]);
  });

  it('are three at most, and none says the same twice', () => {
    const store = useNotices();
    for (const text of ['a', 'b', 'b', 'c', 'd']) store.show('good', text);
    expect(store.notices.map(({ text }) => text)).to.deep.equal(['b', 'c', 'd']);
  });
});
