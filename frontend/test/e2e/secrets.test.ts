import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { startShop } from './shop.ts';
import { logIn, newPerson, newVisitor } from './visitor.ts';

describe('the session of a shopper', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  /** Collects the text of every answer the browser gets from now on. */
  function listen(page: Page) {
    const answers: Promise<{ url: string; text: string }>[] = [];
    page.on('response', (response) => {
      const text = response.text().catch(() => ''); // a redirect or a picture has no text
      answers.push(text.then((whole) => ({ url: response.url(), text: whole })));
    });
    return async () => Promise.all(answers);
  }

  it('is out of reach of scripts: in no readable cookie, no storage, no answer', async () => {
    const person = await newPerson();
    const page = await newVisitor();
    const answers = listen(page);
    await page.goto('/login');
    await logIn(page, person);
    await page.getByRole('article').first().getByRole('button').click();
    await page.getByText('added to your order').waitFor();
    for (const path of [
      '/',
      '/order',
      '/checkout',
      '/orders',
      '/account',
      '/product/deckhand-rope',
      '/status',
    ])
      await page.goto(path, { waitUntil: 'networkidle' });
    await page.goto('/account');
    await page.getByLabel('Current password').fill(person.password);
    await page.getByLabel('New password').fill('another quiet night');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Your password is changed').waitFor();

    const session = (await page.context().cookies()).filter(({ name }) => name.includes('session'));
    expect(session.map(({ httpOnly, sameSite }) => [httpOnly, sameSite])).to.deep.equal([[true, 'Lax']]);
    const [token = ''] = session.map(({ value }) => value);
    expect(token.length, 'the session’s token').to.be.greaterThan(20);
    const reachable = await page.evaluate<string>(
      'document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.documentElement.outerHTML',
    );
    const all = await answers();
    expect(all.map(({ url }) => new URL(url).pathname)).to.include.members([
      '/api/user/login',
      '/api/session',
    ]);
    for (const { url, text } of [...all, { url: 'the page', text: reachable }]) {
      expect(text, url).not.to.include(token);
      expect(text, url).not.to.match(/"api_key"|"token"/);
      expect(text, url).not.to.include(person.password);
    }
  });
});
