import { expect } from 'chai';
import { openState } from './openState.ts';
import { pageStates } from './pageStates.ts';
import { startShop } from './shop.ts';

const HEADER = `- banner:
  - link "Bulkhead, to the catalogue":
    - /url: /
    - text: Bulkhead
  - search:
    - text: Search the catalogue
    - searchbox "Search the catalogue"
  - navigation "Your things":
    - link "Log in":
      - /url: /login
    - link "Basket 0 pieces":
      - /url: /order`;

const CARD = `- article:
  - paragraph: Outdoors
  - heading "Deckhand Rope" [level=2]:
    - link "Deckhand Rope":
      - /url: /product/deckhand-rope
  - text: €24.00
  - 'button "Add to basket: Deckhand Rope"': Add`;

const line = (name: string, slug: string, price: string, quantity: number, sum: string) => `
    - listitem:
      - link "${name}":
        - /url: /product/${slug}
      - paragraph: ${price} each
      - group "Quantity of ${name}":
        - button "One less"${quantity === 1 ? ' [disabled]' : ''}: −
        - spinbutton "Quantity": "${quantity}"
        - button "One more": +
      - text: ${sum}
      - button "Remove ${name}"`;

const LINES = `- region "Lines":
  - heading "Lines" [level=2]
  - list:${line('Deckhand Rope', 'deckhand-rope', '€24.00', 2, '€48.00')}${line('Ship in a Bottle', 'ship-in-a-bottle', '€64.00', 1, '€64.00')}${line('Canvas Screwdriver Roll', 'canvas-screwdriver-roll', '€46.00', 1, '€46.00')}`;

const FORM = `- main:
  - navigation "Log in or register":
    - link "Log in":
      - /url: /login
    - link "Register":
      - /url: /register
  - heading "Come on board" [level=1]
  - alert:
    - paragraph: Please have another look at the marked fields.
  - text: First name
  - textbox "First name" [invalid]
  - paragraph: Must not be empty
  - text: Last name
  - textbox "Last name" [invalid]
  - paragraph: Must not be empty
  - text: E-mail
  - textbox "E-mail" [invalid]
  - paragraph: Must not be empty
  - text: Username
  - textbox "Username" [invalid]
  - paragraph: Must have at least 3 characters
  - paragraph: 3 to 30 letters, digits, dots, dashes or underscores.
  - text: Password
  - textbox "Password" [invalid]
  - button "Show password"
  - paragraph: Must have at least 8 characters
  - paragraph: At least 8 characters. A short sentence is good.
  - meter "Strength"
  - paragraph
  - button "Register"`;

/** What a screen reader says, in the order it says it. */
describe('the names and roles', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  async function open(name: string) {
    const state = pageStates.find((one) => one.name === name);
    if (!state) throw new Error(`There is no state "${name}"`);
    return openState(state);
  }

  it('of the header: the way home, search, account, order', async () => {
    const page = await open('home');
    expect(await page.getByRole('banner').ariaSnapshot()).to.equal(HEADER);
  });

  it('of a product: its name as the way to it, its price, how to add it', async () => {
    const page = await open('search');
    expect(await page.getByRole('article').first().ariaSnapshot()).to.equal(CARD);
  });

  it('of the lines of an order: each product, what it costs, how many, how to remove it', async () => {
    const page = await open('order');
    expect(await page.getByRole('region', { name: 'Lines' }).ariaSnapshot()).to.equal(LINES);
  });

  it('of a form with faults: what is wrong first, then each field with its own fault', async () => {
    const page = await open('register, with faults');
    expect(await page.getByRole('main').ariaSnapshot()).to.equal(FORM);
  });
});
