import type { User } from '@bulkhead/user/contract';
import { expect } from 'chai';
import { shallowRef } from 'vue';
import { useProfileDraft } from '../../src/composables/account/useProfileDraft.ts';
import { inApp, settle as turns } from './inApp.ts';

describe('typing one’s own names', () => {
  const grace = { first_name: 'Grace', last_name: 'Hopper', email: 'grace@example.com' } as User;

  function open() {
    const profile = shallowRef<User | undefined>(grace);
    const { result, unmount } = inApp(() => useProfileDraft(() => profile.value));
    return { ...result, profile, unmount };
  }

  it('follows the shop until something is typed, which stays though the shop’s answer goes', async () => {
    const { typed, isDirty, isFilled, profile, unmount } = open();
    profile.value = { ...grace, last_name: 'Murray' };
    await turns();
    expect([typed.last_name, isDirty.value]).to.deep.equal(['Murray', false]);
    typed.first_name = 'Anne';
    profile.value = undefined;
    await turns();
    profile.value = grace;
    await turns();
    expect([typed.first_name, isDirty.value, isFilled.value]).to.deep.equal(['Anne', true, true]);
    unmount();
  });

  it('has nothing to lose once the shop has taken it, but for what was typed since', () => {
    const { typed, isDirty, settle, unmount } = open();
    typed.first_name = ' Anne ';
    const sent = { ...typed };
    settle({ ...grace, first_name: 'Anne' }, sent);
    expect([typed.first_name, isDirty.value]).to.deep.equal(['Anne', false]);
    typed.first_name = 'Ann';
    settle({ ...grace, first_name: 'Anne' }, sent);
    expect([typed.first_name, isDirty.value]).to.deep.equal(['Ann', true]);
    unmount();
  });

  it('goes on with what was kept of an earlier visit, over what the shop has by now', async () => {
    const { typed, toKeep, unmount } = open();
    expect(toKeep()).to.equal(undefined);
    typed.first_name = 'Anne';
    const kept = toKeep();
    unmount();
    const now = { ...grace, email: 'hopper@example.com' };
    const { result, unmount: close } = inApp(() => useProfileDraft(() => now, kept));
    expect(result.toSend({ ...result.typed })).to.deep.equal({ first_name: 'Anne' });
    expect(result.typed.email).to.equal('hopper@example.com');
    close();
  });

  it('gives up what was typed for what the shop has', () => {
    const { typed, isDirty, discard, unmount } = open();
    typed.first_name = 'Anne';
    discard();
    expect([typed.first_name, isDirty.value]).to.deep.equal(['Grace', false]);
    unmount();
  });

  it('sends only what was typed, and follows another tab in the rest', async () => {
    const { typed, isDirty, profile, toSend, settle, unmount } = open();
    typed.first_name = 'Anne';
    expect(toSend({ ...typed })).to.deep.equal({ first_name: 'Anne' });
    const sent = { ...typed };
    profile.value = { ...grace, email: 'hopper@example.com' };
    await turns();
    expect([typed.first_name, typed.email, isDirty.value]).to.deep.equal([
      'Anne',
      'hopper@example.com',
      true,
    ]);
    settle({ ...grace, first_name: 'Anne', email: 'hopper@example.com' }, sent);
    expect([typed.email, toSend({ ...typed })]).to.deep.equal(['hopper@example.com', {}]);
    unmount();
  });

  it('keeps only what was typed since, when the answer brings what another tab has changed', () => {
    const { typed, toSend, settle, unmount } = open();
    typed.first_name = 'Anne';
    const sent = { ...typed };
    typed.last_name = 'Murray';
    settle({ ...grace, first_name: 'Anne', email: 'hopper@example.com' }, sent);
    expect([typed.email, toSend({ ...typed })]).to.deep.equal([
      'hopper@example.com',
      { last_name: 'Murray' },
    ]);
    unmount();
  });
});
