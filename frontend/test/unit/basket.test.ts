import type { Order } from '@bulkhead/order/contract';
import { expect } from 'chai';
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

/** A basket as it is after loading the page. */
function basketOfNewPage() {
  setActivePinia(createPinia());
  return useBasket();
}

/** An order service that does each key once. */
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
  it('adds pieces of a product to its line, and is there after a reload', () => {
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

  it('knows a product as it is now, when more of it is added', () => {
    const basket = basketOfNewPage();
    basket.add(product('mug'), 1);
    basket.add({ ...product('mug'), name: 'Better mug', price: '3.00' }, 1);
    expect(basket.lines).to.have.lengthOf(1);
    expect(basket.lines[0]).to.include({ name: 'Better mug', unit_price: '3.00', quantity: 2 });
  });

  it('knows a product as it is now, when it is looked at; what was sent stays as it was', () => {
    const basket = basketOfNewPage();
    basket.add(product('mug'), 2);
    basket.add(product('rope'), 1);
    const [mug, rope] = basket.lines;
    basket.markSent(rope?.key ?? '', 'grace');
    for (const id of ['mug', 'rope']) basket.renew({ ...product(id), price: '3.00' });
    expect(basket.lines[0]).to.deep.equal({ ...mug, unit_price: '3.00' });
    expect(basket.lines[1]).to.include({ unit_price: '2.50', sent: 'grace' });
  });

  it('is that of all tabs when the browser shows a page again that it had put aside', () => {
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

  it('never holds more than 99 of a product, and forgets a line without pieces', () => {
    const basket = basketOfNewPage();
    const added = [60, 60, 60].map((pieces) => basket.add(product('mug'), pieces));
    expect(added, 'how many there was room for').to.deep.equal([60, 39, 0]);
    expect(basket.quantity).to.equal(99);
    basket.setQuantity(basket.lines[0]!.key, 0);
    expect(basket.lines).to.deep.equal([]);
  });

  it('is empty, and works, when what is stored is not a basket', () => {
    localStorage.setItem('bulkhead.basket', '{"lines":');
    const basket = basketOfNewPage();
    basket.add(product('mug'), 1);
    expect(basket.quantity).to.equal(1);
  });

  it('leaves out a line that is damaged, and keeps the others', () => {
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

  it('lives in memory when nothing can be stored', () => {
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
  it('puts every line into the order and leaves the basket empty', async () => {
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

  it('keeps pieces added meanwhile apart from those on their way', async () => {
    const { pieces, addItem } = shop();
    const basket = basketOfNewPage();
    basket.add(product('mug'), 2);
    await mergeBasket(basket, grace, () => Promise.reject(away));
    basket.setQuantity(basket.lines[0]!.key, 9);
    basket.add(product('mug'), 1);
    await mergeBasket(basket, grace, addItem);
    expect(Object.fromEntries(pieces)).to.deep.equal({ mug: 3 });
  });

  it('takes each line as it is when its turn comes: taken out, changed and put in meanwhile', async () => {
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

  it('keeps what the shop refuses, says why, and goes on with the rest', async () => {
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

  it('stops, and keeps everything ready, when nobody is signed in any more', async () => {
    const basket = basketOfNewPage();
    basket.add(product('mug'), 1);
    const { problem } = await mergeBasket(basket, grace, () => Promise.reject(signedOut));
    expect(problem).to.equal(signedOut);
    expect(basket.lines[0]).to.include({ refusal: null, sent: false });
  });

  it('leaves a line that may be in the order of somebody else to them', async () => {
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

  it('stops where the log-out meets it, and goes on for whoever is signed in next', async () => {
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

  it('goes on with a line that an older version of the app has sent', async () => {
    const { pieces, addItem } = shop();
    const basket = basketOfNewPage();
    basket.add(product('mug'), 1);
    localStorage.setItem('bulkhead.basket', JSON.stringify([{ ...basket.lines[0], sent: true }]));
    await mergeBasket(basket, anne, addItem);
    expect(Object.fromEntries(pieces)).to.deep.equal({ mug: 1 });
  });
});
