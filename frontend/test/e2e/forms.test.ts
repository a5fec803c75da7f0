import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { openState } from './openState.ts';
import { pageStates } from './pageStates.ts';
import { startShop } from './shop.ts';

const FORMS = `[...document.querySelectorAll('main form')].map((form) =>
  [...form.querySelectorAll('input')].map(({ name, autocomplete }) => name + ': ' + autocomplete))`;

/**
 * The fields a browser or password manager may fill in, in the order they expect, one list per form of the
 * page.
 */
const fillable: Record<string, string[][]> = {
  'log in': [['username: username', 'password: current-password']],
  register: [
    [
      'first_name: given-name',
      'last_name: family-name',
      'email: email',
      'username: username',
      'password: new-password',
    ],
  ],
  account: [
    ['first_name: given-name', 'last_name: family-name', 'email: email'],
    ['username: username', 'old_password: current-password', 'new_password: new-password'],
  ],
};

interface Emptied {
  state: string;
  button: string;
  /** The fault of each field by its label, in the order of the page. */
  faults: Record<string, RegExp>;
}

const emptied: Emptied[] = [
  {
    state: 'register',
    button: 'Register',
    faults: {
      'First name': /Please fill this in/,
      'Last name': /Please fill this in/,
      'E-mail': /Please fill this in/,
      Username: /Please use at least 3 characters/,
      Password: /Please use at least 8 characters/,
    },
  },
  {
    state: 'account',
    button: 'Save',
    faults: {
      'First name': /Please fill this in/,
      'Last name': /Please fill this in/,
      'E-mail': /Please fill this in/,
    },
  },
  {
    state: 'new product',
    button: 'Put on sale',
    faults: {
      Name: /Please fill this in/,
      Address: /Must be lower-case letters/,
      Price: /Must be an amount/,
      Picture: /Please fill this in/,
    },
  },
];

describe('a form of the shop', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  const open = (name: string) => openState(pageStates.find((state) => state.name === name)!);
  const field = (page: Page, name: string, description: RegExp) =>
    page.getByRole('textbox', { name, exact: true, description });

  for (const [name, forms] of Object.entries(fillable)) {
    it(`(${name}) has correct autocomplete values for password managers`, async () => {
      const page = await open(name);
      expect(await page.evaluate(FORMS)).to.deep.equal(forms);
    });
  }

  it('(select lists) is not filled in by a browser that restores its tabs', async () => {
    const page = await open('home');
    expect(await page.locator('select').count()).to.equal(3);
    expect(await page.locator('select:not([autocomplete=off])').count()).to.equal(0);
  });

  it('(password) gives the username to password managers only', async () => {
    const page = await open('account');
    const username = page.locator('input[name=username]');
    expect(await username.inputValue()).to.match(/^sailor-/);
    expect(await username.getAttribute('aria-hidden')).to.equal('true');
    expect(await username.getAttribute('tabindex')).to.equal('-1');
  });

  for (const { state, button, faults } of emptied) {
    it(`(${state}), sent empty, shows the fault at each field, and focuses the first`, async () => {
      const page = await open(state);
      for (const label of Object.keys(faults)) await page.getByLabel(label, { exact: true }).fill('');
      await page.getByRole('button', { name: button }).click();
      for (const [label, fault] of Object.entries(faults)) await field(page, label, fault).waitFor();
      expect(await page.locator('[aria-invalid=true]').count()).to.equal(Object.keys(faults).length);
      const [[first, fault]] = Object.entries(faults) as [[string, RegExp]];
      await field(page, first, fault).and(page.locator(':focus')).waitFor();
    });

    it(`(${state}) no longer shows the fault of a value that was edited`, async () => {
      const page = await open(state);
      for (const label of Object.keys(faults)) await page.getByLabel(label, { exact: true }).fill('');
      const send = page.getByRole('button', { name: button });
      await send.click();
      const [[first, fault]] = Object.entries(faults) as [[string, RegExp]];
      const [last, another] = Object.entries(faults).at(-1)!;
      await field(page, first, fault).and(page.locator(':focus')).waitFor();
      await page.keyboard.type('X');
      await field(page, first, fault).waitFor({ state: 'detached' });
      await field(page, last, another).waitFor();
      await page.keyboard.press('Backspace');
      await send.click();
      await field(page, first, fault).and(page.locator(':focus')).waitFor();
    });
  }
});
