import { expect } from 'chai';
import { mock } from 'node:test';
import { nextTick } from 'vue';
import { loadAnew } from './loadAnew.ts';
import { standIn } from './standIn.ts';
import { useSessionStorage } from './useSessionStorage.ts';

describe('the input on the log-in and registration pages', () => {
  const nothing = { first_name: '', last_name: '', email: '', username: '' };
  useSessionStorage();

  const reload = () =>
    loadAnew<typeof import('../../src/stores/typedPerson.ts')>('src/stores/typedPerson.ts');

  it('survives a reload until it is cleared', async () => {
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

  it('expires after a quarter of an hour, on an open page and on a reloaded one', async () => {
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

  it('is cleared from page and storage when the visitor returns after that time', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 1) });
    const target = new EventTarget();
    const leave = standIn(globalThis, { addEventListener: target.addEventListener.bind(target) });
    const open = await reload();
    let forgotten = 0;
    open.whenTypedForgotten(() => (forgotten += 1));
    for (const event of ['visibilitychange', 'pageshow']) {
      open.typedPerson.first_name = 'Grace';
      await nextTick();
      mock.timers.tick(16 * 60_000);
      target.dispatchEvent(new Event(event));
      await nextTick();
      expect(open.typedPerson.first_name, event).to.equal('');
      expect(sessionStorage.getItem('bulkhead.typed'), event).not.to.contain('Grace');
      expect(open.isTypedForgotten.value, 'and the page says so').to.equal(true);
    }
    open.typedPerson.first_name = 'Ada';
    await nextTick();
    expect(open.isTypedForgotten.value, 'until something is typed again').to.equal(false);
    expect(forgotten, 'and what is typed then stays').to.equal(2);
    leave();
    mock.timers.reset();
  });

  it('is removed from storage when read after that time', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 1) });
    (await reload()).typedPerson.first_name = 'Grace';
    await nextTick();
    mock.timers.tick(16 * 60_000);
    expect((await reload()).typedPerson).to.deep.equal(nothing);
    expect(sessionStorage.length).to.equal(0);
    mock.timers.reset();
  });

  it('starts empty when the stored value is unreadable, and lives with the page when nothing can be stored', async () => {
    sessionStorage.setItem('bulkhead.typed', '{"first_name"');
    standIn(sessionStorage, {
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
