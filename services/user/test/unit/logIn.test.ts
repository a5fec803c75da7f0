import { expect } from 'chai';
import type { Account } from '../../src/domain/Account.ts';
import type { Accounts } from '../../src/domain/Accounts.ts';
import { Failures, type Limit } from '../../src/domain/Failures.ts';
import { makeLogIn } from '../../src/domain/logIn.ts';
import { Passwords } from '../../src/domain/Passwords.ts';

const never = new Promise<never>(() => undefined);
const unlimited: Limit = {
  assertLeft: () => Promise.resolve(),
  isReached: () => Promise.resolve(false),
  consume: () => Promise.resolve(),
};

describe('logging in', () => {
  it('checks all limits at once', async () => {
    const allAsked = Promise.withResolvers<undefined>();
    let asked = 0;
    const ask = async () => {
      if (++asked === 3) allAsked.resolve(undefined);
      await allAsked.promise;
    };
    const limit = { ...unlimited, assertLeft: ask, isReached: () => ask().then(() => false) };
    await new Failures({ ofOne: limit, ofAll: limit, known: limit }).assertLeft('ada', '192.0.2.1');
    expect(asked).to.equal(3);
  });

  it('does not wait until the client’s address is noted', async () => {
    const passwords = new Passwords();
    const account = {
      id: 'a',
      isActive: true,
      passwordHash: await passwords.hash('horse-battery'),
    } as Account;
    const accounts = { findByUsername: () => Promise.resolve(account) } as unknown as Accounts;
    const failures = new Failures({
      ofOne: unlimited,
      ofAll: unlimited,
      known: { ...unlimited, consume: () => never },
    });
    const logIn = makeLogIn({ accounts, passwords, failures });
    expect(await logIn('ada', 'horse-battery', '192.0.2.1')).to.equal(account);
  });
});
