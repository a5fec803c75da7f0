import { expect } from 'chai';
import { mock } from 'node:test';
import { nextTick } from 'vue';
import { loadAnew } from './loadAnew.ts';
import { standIn } from './standIn.ts';
import { useSessionStorage } from './useSessionStorage.ts';

describe('what somebody has typed about themselves', () => {
  const nothing = { first_name: '', last_name: '', email: '', username: '' };
  useSessionStorage();

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

  it('is gone from the page and from where it is kept when somebody comes back to it after that time', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 1) });
    const target = new EventTarget();
    const leave = standIn(globalThis, { addEventListener: target.addEventListener.bind(target) });
    const open = await reload();
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
    leave();
    mock.timers.reset();
  });

  it('does not outlast that time where it is kept once it has been looked for', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 1) });
    (await reload()).typedPerson.first_name = 'Grace';
    await nextTick();
    mock.timers.tick(16 * 60_000);
    expect((await reload()).typedPerson).to.deep.equal(nothing);
    expect(sessionStorage.length).to.equal(0);
    mock.timers.reset();
  });

  it('begins empty when what is kept is unreadable, and lasts as long as the page when nothing can be kept', async () => {
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
