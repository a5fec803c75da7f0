import type { User } from '@bulkhead/user/contract';
import { expect } from 'chai';
import { shallowRef } from 'vue';
import { useProfileDraft } from '../../src/composables/account/useProfileDraft.ts';
import { inApp, settle as turns } from './inApp.ts';

describe('the draft of one’s own names', () => {
  const grace = { first_name: 'Grace', last_name: 'Hopper', email: 'grace@example.com' } as User;

  function open() {
    const profile = shallowRef<User | undefined>(grace);
    const { result, unmount } = inApp(() => useProfileDraft(() => profile.value));
    return { ...result, profile, unmount };
  }

  it('follows the shop until a field is edited, and keeps the edit when the answer leaves the cache', async () => {
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

  it('is clean once the shop has saved it, except for later edits', () => {
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

  it('continues a draft of an earlier visit on top of the shop’s current values', async () => {
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

  it('discards edits for the shop’s values', () => {
    const { typed, isDirty, discard, unmount } = open();
    typed.first_name = 'Anne';
    discard();
    expect([typed.first_name, isDirty.value]).to.deep.equal(['Grace', false]);
    unmount();
  });

  it('sends only edited fields, and follows another tab in the rest', async () => {
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

  it('keeps only later edits when the answer contains another tab’s changes', () => {
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
