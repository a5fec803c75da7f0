import { expect } from 'chai';
import { mock } from 'node:test';
import { nextTick } from 'vue';
import { loadAnew } from './loadAnew.ts';
import { MemoryStorage } from './MemoryStorage.ts';
import { standIn } from './standIn.ts';

describe('what somebody has typed about themselves', () => {
  const nothing = { first_name: '', last_name: '', email: '', username: '' };
  let storage: MemoryStorage;
  let restore: () => void;

  beforeEach(() => {
    storage = new MemoryStorage();
    restore = standIn(globalThis, { sessionStorage: storage });
  });
  afterEach(() => restore());

  const reload = () =>
    loadAnew<typeof import('../../src/stores/typedPerson.ts')>('src/stores/typedPerson.ts');

  it('is there after a reload, until they are signed in', async () => {
    const { typedPerson, forgetTypedPerson } = await reload();
    Object.assign(typedPerson, { first_name: 'Grace', email: 'grace@example.com' });
    await nextTick();
    expect((await reload()).typedPerson).to.deep.equal({
      ...nothing,
      first_name: 'Grace',
      email: 'grace@example.com',
    });
    forgetTypedPerson();
    await nextTick();
    expect([typedPerson, (await reload()).typedPerson]).to.deep.equal([nothing, nothing]);
  });

  it('is nothing any more after a quarter of an hour, in a page that stayed open and in one that is loaded', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 1) });
    const open = await reload();
    open.typedPerson.first_name = 'Grace';
    await nextTick();
    mock.timers.tick(14 * 60_000);
    open.forgetOldTypedPerson();
    expect(open.typedPerson.first_name).to.equal('Grace');
    mock.timers.tick(2 * 60_000);
    for (const page of [await reload(), open]) {
      page.forgetOldTypedPerson();
      expect(page.typedPerson).to.deep.equal(nothing);
    }
    mock.timers.reset();
  });

  it('begins empty when what is kept is unreadable, and lasts as long as the page when nothing can be kept', async () => {
    storage.setItem('bulkhead.typed', '{"first_name"');
    standIn(storage, {
      setItem: () => {
        throw new Error('Quota exceeded');
      },
    });
    const { typedPerson } = await reload();
    expect(typedPerson).to.deep.equal(nothing);
    typedPerson.username = 'grace';
    await nextTick();
    expect(typedPerson.username).to.equal('grace');
  });
});
