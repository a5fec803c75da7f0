import { expect } from 'chai';
import { mock } from 'node:test';
import { createPinia, setActivePinia } from 'pinia';
import { useNotices } from '../../src/stores/notices.ts';

describe('notices', () => {
  const texts = () => useNotices().notices.map(({ text }) => text);

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    setActivePinia(createPinia());
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('disappear on their own, except bad ones, which stay until the next page', () => {
    useNotices().show('good', 'Added');
    useNotices().show('bad', 'Not added');
    mock.timers.tick(5_000);
    expect(texts()).to.deep.equal(['Not added']);
    mock.timers.tick(60_000);
    useNotices().arrived('/', '/');
    expect(texts()).to.deep.equal(['Not added']);
    useNotices().arrived('/order', '/');
    expect(texts()).to.deep.equal([]);
  });

  it('stay while the visitor reads them', () => {
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

  it('are at most three, the newest last', () => {
    for (const text of ['1', '2', '3', '4']) useNotices().show('good', text);
    expect(texts()).to.deep.equal(['2', '3', '4']);
  });

  it('that are bad or can be undone stay, and good news makes room', () => {
    useNotices().show('bad', 'Not added');
    useNotices().show('good', 'Taken out', { run: () => undefined, text: 'Undo' });
    for (const text of ['1', '2', '3']) useNotices().show('good', text);
    expect(texts()).to.deep.equal(['Not added', 'Taken out', '3']);
    useNotices().show('bad', 'Not saved');
    expect(texts()).to.deep.equal(['Not added', 'Taken out', 'Not saved']);
  });

  it('show a repeated text once, timed from its last showing', () => {
    useNotices().show('good', 'Added');
    useNotices().show('good', 'Other');
    mock.timers.tick(4_000);
    useNotices().show('good', 'Added');
    expect(texts()).to.deep.equal(['Other', 'Added']);
    mock.timers.tick(4_000);
    expect(texts()).to.deep.equal(['Added']);
  });

  it('disappear when the visitor reaches the page they link to', () => {
    useNotices().show('good', 'Added', { to: '/order', text: 'See order' });
    useNotices().show('good', 'Saved');
    useNotices().arrived('/order', '/');
    expect(texts()).to.deep.equal(['Saved']);
  });

  it('that offer an action stay until the next page, however long that takes', () => {
    const undo = { run: () => undefined, text: 'Undo' };
    useNotices().show('good', 'Taken out', undo);
    useNotices().show('good', 'Added', { to: '/order', text: 'See order' });
    mock.timers.tick(60_000);
    useNotices().arrived('/order', '/order');
    expect(texts()).to.deep.equal(['Taken out']);
    useNotices().arrived('/checkout', '/order');
    expect(texts()).to.deep.equal([]);
  });

  it('can be dismissed one by one', () => {
    useNotices().show('good', 'One', { to: '/order', text: 'See order' });
    useNotices().show('good', 'Two');
    useNotices().dismiss(useNotices().notices[0]?.id ?? 0);
    expect(texts()).to.deep.equal(['Two']);
  });
});
