import type { Order } from '@bulkhead/order/contract';
import { expect } from 'chai';
import { mock } from 'node:test';
import { createPinia, setActivePinia } from 'pinia';
import { ApiProblem } from '../../src/api/ApiProblem.ts';
import { mergeBasket } from '../../src/composables/order/mergeBasket.ts';
import { type BasketLine, isOfAnother, useBasket } from '../../src/stores/basket.ts';
import { MemoryStorage } from './MemoryStorage.ts';
import { standIn } from './standIn.ts';

const product = (id: string) => ({ id, name: id, slug: id, image: '', price: '2.50', currency: 'EUR' });
const away = new ApiProblem('Away', { status: 503, code: 'service-unavailable' });
const hidden = new ApiProblem('It is not for sale any more', { status: 409, code: 'product-hidden' });
const signedOut = new ApiProblem('Please log in', { status: 401, code: 'not-logged-in' });
const grace = () => 'grace';
const anne = () => 'anne';

/** A basket as it is after the page was loaded. */
function basketOfNewPage() {
  setActivePinia(createPinia());
  return useBasket();
}

/** An order service that handles each key once. */
function shop() {
  const pieces = new Map<string, number>();
  const keys = new Set<string>();
  const addItem = ({ product: id, quantity, key }: BasketLine): Promise<Order> => {
    if (!keys.has(key)) pieces.set(id, (pieces.get(id) ?? 0) + quantity);
    keys.add(key);
    return Promise.resolve({} as Order);
  };
  return { pieces, addItem };
}

beforeEach(() => {
  globalThis.localStorage = new MemoryStorage();
});

describe('the basket', () => {
  it('adds pieces to the line of their product, and survives a reload', () => {
    const basket = basketOfNewPage();
    basket.add(product('mug'), 1);
    basket.add(product('mug'), 2);
    basket.add(product('rope'), 1);
    const reloaded = basketOfNewPage();
    expect(reloaded.quantity).to.equal(4);
    expect(reloaded.lines.map(({ product, quantity }) => [product, quantity])).to.deep.equal([
      ['mug', 3],
      ['rope', 1],
    ]);
  });

  it('updates the product’s details when more of it is added', () => {
    const basket = basketOfNewPage();
    basket.add(product('mug'), 1);
    basket.add({ ...product('mug'), name: 'Better mug', price: '3.00' }, 1);
    expect(basket.lines).to.have.lengthOf(1);
    expect(basket.lines[0]).to.include({ name: 'Better mug', unit_price: '3.00', quantity: 2 });
  });

  it('updates the product’s details when it is shown, but not on a line already sent', () => {
    const basket = basketOfNewPage();
    basket.add(product('mug'), 2);
    basket.add(product('rope'), 1);
    const [mug, rope] = basket.lines;
    basket.markSent(rope?.key ?? '', 'grace');
    const before = localStorage.getItem('bulkhead.basket');
    const stores = mock.method(localStorage, 'setItem');
    basket.renew(product('mug'));
    expect(stores.mock.callCount(), 'of what has not changed').to.equal(0);
    expect(localStorage.getItem('bulkhead.basket')).to.equal(before);
    for (const id of ['mug', 'rope']) basket.renew({ ...product(id), price: '3.00' });
    expect(stores.mock.callCount()).to.equal(1);
    expect(basket.lines[0]).to.deep.equal({ ...mug, unit_price: '3.00' });
    expect(basket.lines[1]).to.include({ unit_price: '2.50', sent: 'grace' });
  });

  it('includes changes from other tabs when the browser restores a page', () => {
    const target = new EventTarget();
    const leave = standIn(globalThis, { addEventListener: target.addEventListener.bind(target) });
    const basket = basketOfNewPage();
    basket.add(product('mug'), 1);
    const elsewhere = basketOfNewPage();
    elsewhere.add(product('rope'), 2);
    expect(basket.quantity).to.equal(1);
    target.dispatchEvent(new Event('pageshow'));
    expect(basket.quantity).to.equal(3);
    leave();
  });

  it('takes a new key whenever the quantity changes', () => {
    const basket = basketOfNewPage();
    basket.add(product('mug'), 1);
    const before = basket.lines[0]!.key;
    basket.setQuantity(before, 5);
    expect(basket.lines[0]).to.include({ quantity: 5 });
    expect(basket.lines[0]!.key).not.to.equal(before);
  });

  it('never holds more than 99 of a product, and removes a line without pieces', () => {
    const basket = basketOfNewPage();
    const added = [60, 60, 60].map((pieces) => basket.add(product('mug'), pieces));
    expect(added, 'how many there was room for').to.deep.equal([60, 39, 0]);
    expect(basket.quantity).to.equal(99);
    basket.setQuantity(basket.lines[0]!.key, 0);
    expect(basket.lines).to.deep.equal([]);
  });

  it('starts empty when the stored value is no basket', () => {
    localStorage.setItem('bulkhead.basket', '{"lines":');
    const basket = basketOfNewPage();
    basket.add(product('mug'), 1);
    expect(basket.quantity).to.equal(1);
  });

  it('drops a damaged line and keeps the others', () => {
    const whole = basketOfNewPage();
    whole.add(product('mug'), 2);
    const [line] = whole.lines;
    const damaged = [
      { ...line, unit_price: undefined },
      { ...line, quantity: 0 },
      { ...line, quantity: 1000 },
      null,
    ];
    localStorage.setItem('bulkhead.basket', JSON.stringify([...damaged, line]));
    expect(basketOfNewPage().lines).to.deep.equal([line]);
  });

  it('stays in memory when nothing can be stored', () => {
    localStorage.setItem = () => {
      throw new Error('Quota exceeded');
    };
    const basket = basketOfNewPage();
    basket.add(product('mug'), 1);
    basket.add(product('rope'), 1);
    expect(basket.quantity).to.equal(2);
    localStorage = new MemoryStorage();
    basket.remove(basket.lines[0]!.key);
    basket.remove(basket.lines[0]!.key);
  });
});

describe('merging the basket', () => {
  it('moves every line into the order and leaves the basket empty', async () => {
    const { pieces, addItem } = shop();
    const basket = basketOfNewPage();
    basket.add(product('mug'), 2);
    basket.add(product('rope'), 1);
    const { order, problem } = await mergeBasket(basket, grace, addItem);
    expect(order).not.to.equal(null);
    expect(problem).to.equal(null);
    expect(Object.fromEntries(pieces)).to.deep.equal({ mug: 2, rope: 1 });
    expect(basket.lines).to.deep.equal([]);
  });

  it('neither loses nor doubles a line whose answer was lost, across a reload', async () => {
    const { pieces, addItem } = shop();
    const basket = basketOfNewPage();
    basket.add(product('mug'), 2);
    basket.add(product('rope'), 1);
    await mergeBasket(basket, grace, async (line) => {
      await addItem(line);
      throw away;
    });
    const reloaded = basketOfNewPage();
    expect(reloaded.lines.map(({ product, sent }) => [product, sent])).to.deep.equal([
      ['mug', 'grace'],
      ['rope', false],
    ]);
    await mergeBasket(reloaded, grace, addItem);
    expect(Object.fromEntries(pieces)).to.deep.equal({ mug: 2, rope: 1 });
    expect(reloaded.lines).to.deep.equal([]);
  });

  it('keeps pieces added during a request on a separate line', async () => {
    const { pieces, addItem } = shop();
    const basket = basketOfNewPage();
    basket.add(product('mug'), 2);
    await mergeBasket(basket, grace, () => Promise.reject(away));
    basket.setQuantity(basket.lines[0]!.key, 9);
    basket.add(product('mug'), 1);
    await mergeBasket(basket, grace, addItem);
    expect(Object.fromEntries(pieces)).to.deep.equal({ mug: 3 });
  });

  it('sends each line as it is by then: lines may be removed, changed and added meanwhile', async () => {
    const { pieces, addItem } = shop();
    const basket = basketOfNewPage();
    for (const id of ['mug', 'rope', 'lamp']) basket.add(product(id), 1);
    const keyOf = (id: string) => basket.lines.find((line) => line.product === id)!.key;
    await mergeBasket(basket, grace, (line) => {
      if (line.product === 'mug') {
        basket.remove(keyOf('rope'));
        basket.setQuantity(keyOf('lamp'), 4);
        basket.add(product('bell'), 1);
      }
      return addItem(line);
    });
    expect(Object.fromEntries(pieces)).to.deep.equal({ mug: 1, lamp: 4, bell: 1 });
    expect(basket.lines).to.deep.equal([]);
  });

  it('keeps refused lines with the reason, and continues with the rest', async () => {
    const { pieces, addItem } = shop();
    const basket = basketOfNewPage();
    basket.add(product('mug'), 1);
    basket.add(product('rope'), 1);
    const { problem } = await mergeBasket(basket, grace, (line) =>
      line.product === 'mug' ? Promise.reject(hidden) : addItem(line),
    );
    expect(problem).to.equal(null);
    expect(Object.fromEntries(pieces)).to.deep.equal({ rope: 1 });
    expect(basket.lines[0]).to.deep.include({
      product: 'mug',
      refusal: { code: hidden.code, message: hidden.message },
      sent: false,
    });
    await mergeBasket(basket, grace, addItem);
    expect(pieces.has('mug'), 'a refused line is not sent again by itself').to.equal(false);
  });

  it('stops when nobody is signed in any more, and keeps all lines ready to send', async () => {
    const basket = basketOfNewPage();
    basket.add(product('mug'), 1);
    const { problem } = await mergeBasket(basket, grace, () => Promise.reject(signedOut));
    expect(problem).to.equal(signedOut);
    expect(basket.lines[0]).to.include({ refusal: null, sent: false });
  });

  it('leaves a line that may be in another user’s order to that user', async () => {
    const { pieces, addItem } = shop();
    const basket = basketOfNewPage();
    basket.add(product('mug'), 2);
    await mergeBasket(basket, grace, () => Promise.reject(away));
    basket.add(product('rope'), 1);
    await mergeBasket(basket, anne, addItem);
    expect(Object.fromEntries(pieces)).to.deep.equal({ rope: 1 });
    const [line] = basket.lines;
    expect([anne(), undefined, grace()].map((user) => isOfAnother(line!, user))).to.deep.equal([
      true,
      true,
      false,
    ]);
    await mergeBasket(basket, grace, addItem);
    expect(Object.fromEntries(pieces)).to.deep.equal({ rope: 1, mug: 2 });
  });

  it('stops at a log-out, and continues for the next user who signs in', async () => {
    const { pieces, addItem } = shop();
    const basket = basketOfNewPage();
    for (const id of ['mug', 'rope', 'lamp']) basket.add(product(id), 1);
    const users = ['grace', undefined];
    await mergeBasket(basket, () => users.shift(), addItem);
    expect(basket.lines.map(({ product, sent }) => [product, sent])).to.deep.equal([
      ['rope', false],
      ['lamp', false],
    ]);
    await mergeBasket(basket, anne, addItem);
    expect(Object.fromEntries(pieces)).to.deep.equal({ mug: 1, rope: 1, lamp: 1 });
  });

  it('continues with a line sent by an older version of the app', async () => {
    const { pieces, addItem } = shop();
    const basket = basketOfNewPage();
    basket.add(product('mug'), 1);
    localStorage.setItem('bulkhead.basket', JSON.stringify([{ ...basket.lines[0], sent: true }]));
    await mergeBasket(basket, anne, addItem);
    expect(Object.fromEntries(pieces)).to.deep.equal({ mug: 1 });
  });
});
