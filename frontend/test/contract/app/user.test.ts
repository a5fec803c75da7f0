import { expect } from 'chai';
import { User } from '@bulkhead/user/contract';
import { newKey } from '../../../src/api/attempt.ts';
import type { UserClient } from '../../../src/api/userClient.ts';
import { startShop } from '../../e2e/shop.ts';
import { assertFits, describeMethods, problemOf } from './agreeing.ts';
import { type Browser, openBrowser } from './browser.ts';
import { newPerson, signUp } from './people.ts';

describe('the app and the user service agree on', function () {
  this.timeout(120_000);
  before(startShop);

  let person: Awaited<ReturnType<typeof signUp>>;
  const become = async (browser: Browser) => (person = await signUp(browser));

  describeMethods<UserClient>(
    {
      register: async ({ users }) => assertFits(User, await users.register(newPerson(), newKey())),
      logIn: async ({ users, sessions }) => {
        const user = assertFits(User, await users.logIn(person));
        const { id, username, is_admin } = user;
        expect((await sessions.read()).user).to.deep.equal({ id, username, is_admin });
      },
      logOut: async ({ users, sessions }) => {
        await users.logOut();
        expect((await sessions.read()).user).to.equal(null);
      },
      usernameExists: async ({ users }) => {
        expect(await users.usernameExists(person.username)).to.equal(true);
        expect(await users.usernameExists('somebody-else')).to.equal(false);
      },
      readMe: async ({ users }) => {
        expect(assertFits(User, await users.readMe())).to.include({ username: person.username });
      },
      update: async ({ users }) => {
        expect(assertFits(User, await users.update({ last_name: 'Bonny' })).last_name).to.equal('Bonny');
        expect((await users.readMe()).last_name).to.equal('Bonny');
      },
      changePassword: async ({ users }) => {
        const passwords = { old_password: person.password, new_password: 'an even fairer wind' };
        await users.changePassword(passwords, newKey());
        expect((await users.readMe()).username).to.equal(person.username);
        await users.logIn({ username: person.username, password: passwords.new_password });
      },
    },
    become,
  );

  it('refusals, and the field at fault', async () => {
    const { users } = await openBrowser();
    expect((await problemOf(users.readMe())).isSignedOut).to.equal(true);
    const wrong = users.logIn({ ...person, password: 'not this one' });
    expect((await problemOf(wrong)).code).to.equal('wrong-credentials');
    const faults = await problemOf(users.register({ ...newPerson(), email: 'nowhere' }, newKey()));
    expect(faults.faultOf('email')?.code).to.equal('not-an-email');
  });
});
