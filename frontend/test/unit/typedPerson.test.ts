import { expect } from 'chai';
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
