import { expect } from 'chai';
import { startShop } from './shop.ts';
import { logIn, newPerson, newVisitor, untilTrue } from './visitor.ts';

describe('a visitor who goes back and forth', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  it('logs in and returns to the same page and scroll position', async () => {
    const person = await newPerson();
    const page = await newVisitor('/?category=Kitchen');
    await page.getByRole('article').first().waitFor();
    await page.evaluate('window.scrollTo(0, 300)');
    const depth = await page.evaluate('scrollY');
    expect(depth).to.be.greaterThan(0);
    await page.evaluate(`document.querySelector('a[href^="/login"]').click()`);
    await page.waitForURL(/\/login\?to=/);
    await logIn(page, person);
    await page.waitForURL('**/?category=Kitchen');
    while ((await page.evaluate('scrollY')) !== depth) await page.waitForTimeout(50);
  });

  it('goes back to the same scroll position, although the list has to load again', async () => {
    const page = await newVisitor('/', { serviceWorkers: 'block' });
    await page.getByRole('article').first().waitFor();
    await page.evaluate('window.scrollTo(0, 900)');
    const depth = await page.evaluate<number>('scrollY');
    expect(depth).to.be.greaterThan(0);
    await page.evaluate(`document.querySelector('article a').click()`);
    await page.waitForURL('**/product/*');
    await page.reload();
    await page
      .getByRole('button', { name: /^Add to basket/ })
      .first()
      .waitFor();
    await page.route(/\/api\/products(\?|$)/, async (route) => {
      await page.waitForTimeout(400);
      await route.continue();
    });
    await page.goBack();
    await untilTrue(page, `scrollY === ${depth}`);
  });

  it('keeps their input between log-in and registration, but no password', async () => {
    const page = await newVisitor('/register?to=/account');
    await page.getByLabel('First name').fill('Grace');
    await page.getByLabel('Password').fill('queen of the western sea');
    await page.getByRole('main').getByRole('link', { name: 'Log in' }).click();
    await page.waitForURL('**/login?to=/account');
    await page.getByRole('main').getByRole('link', { name: 'Register' }).click();
    expect(await page.getByLabel('First name').inputValue()).to.equal('Grace');
    expect(await page.getByLabel('Password').inputValue()).to.equal('');
  });

  it('shows the typed password without losing the caret, and sees its strength', async () => {
    const page = await newVisitor('/register');
    const field = page.getByLabel('Password');
    await field.fill('a quiet night at anchor');
    const input = `document.querySelector('input[name="password"]')`;
    await page.evaluate(`${input}.setSelectionRange(3, 3)`);
    const show = page.getByRole('button', { name: 'Show password' });
    await show.click();
    expect(await field.getAttribute('type')).to.equal('text');
    expect(await field.getAttribute('autocomplete')).to.equal('new-password');
    expect(await page.evaluate(`${input}.selectionStart`)).to.equal(3);
    expect(await show.getAttribute('aria-pressed')).to.equal('true');
    expect(await page.getByRole('meter').getAttribute('aria-valuetext')).to.equal('Strong');
    await show.click();
    expect(await field.getAttribute('type')).to.equal('password');
    await field.fill('aaaaaaaa');
    await page.getByText('Easy to guess').waitFor();
  });

  it('is asked once before unsaved account input is lost, and before the log-out', async () => {
    const page = await newVisitor('/login?to=/account');
    await logIn(page, await newPerson());
    await page.getByLabel('First name').fill('Half a name');
    await page.getByLabel('New password').fill('half a password');
    const answers: ('dismiss' | 'accept')[] = ['dismiss', 'accept'];
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog[answers.shift() ?? 'dismiss']();
    });
    const logOut = page.getByRole('button', { name: 'Log out' });
    await logOut.click();
    await page.locator('button[aria-disabled]', { hasText: 'Log out' }).waitFor({ state: 'detached' });
    expect(await page.getByLabel('First name').inputValue()).to.equal('Half a name');
    expect((await page.request.get('/api/user')).status(), 'still logged in').to.equal(200);
    await logOut.click();
    await page.getByText('You are logged out').waitFor();
    expect(asked).to.have.length(2);
    expect(asked[0]).to.contain('not saved yet');
  });

  it('gets each choice in the catalogue back on going back, forward, and on a reload', async () => {
    const page = await newVisitor();
    const categories = page.getByRole('navigation', { name: 'Categories' });
    const chosen = (name: string) =>
      categories.getByRole('link', { name }).and(page.locator('[aria-current]'));
    const sort = page.getByLabel('Sort by');
    const untilSortedBy = async (choice: string) => {
      while ((await sort.inputValue()) !== choice) await page.waitForTimeout(50);
    };
    await categories.getByRole('link', { name: 'Kitchen' }).click();
    await chosen('Kitchen').waitFor();
    await sort.selectOption('Price, low to high');
    await page.waitForURL('**/?category=Kitchen&sort=price');
    await page.goBack();
    await page.waitForURL('**/?category=Kitchen');
    await untilSortedBy('name');
    await page.goForward();
    await page.waitForURL('**/?category=Kitchen&sort=price');
    await page.reload();
    await chosen('Kitchen').waitFor();
    await untilSortedBy('price');
    await categories.getByRole('link', { name: 'All' }).click();
    await page.waitForURL('**/?sort=price');
    await chosen('All').waitFor();
    await page.goBack();
    await chosen('Kitchen').waitFor();
  });
});
