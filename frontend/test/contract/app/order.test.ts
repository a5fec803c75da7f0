import { expect } from 'chai';
import { Order, OrderPage, OrderSummary } from '@bulkhead/order/contract';
import { newKey } from '../../../src/api/attempt.ts';
import type { OrderClient } from '../../../src/api/orderClient.ts';
import { startShop } from '../../e2e/shop.ts';
import { assertFits, describeMethods, problemOf } from './agreeing.ts';
import type { Browser } from './browser.ts';
import { becomeAdmin, signUp } from './people.ts';

const addRope = ({ orders }: Browser, quantity = 2) => orders.addItem('deckhand-rope', quantity, newKey());
const placeRope = async (browser: Browser) =>
  browser.orders.checkOut((await addRope(browser)).total, newKey());

describe('the app and the order service agree on', function () {
  this.timeout(120_000);
  before(startShop);

  describeMethods<OrderClient>(
    {
      readOpen: async (browser) => {
        expect(await browser.orders.readOpen()).to.equal(null);
        const added = await addRope(browser);
        expect(await browser.orders.readOpen()).to.deep.equal(added);
        const { order } = await browser.sessions.read();
        expect(assertFits(OrderSummary, order!).total).to.equal(added.total);
      },
      addItem: async (browser) => {
        expect(assertFits(Order, await addRope(browser)).quantity).to.equal(2);
        const key = newKey();
        const [once, twice] = [1, 2].map(() => () => browser.orders.addItem('deckhand-rope', 1, key));
        expect((await once!()).quantity).to.equal(3);
        expect((await twice!()).quantity).to.equal(3);
      },
      changeItem: async (browser) => {
        const [line] = (await addRope(browser)).items;
        const change = (quantity: number) => browser.orders.changeItem(line!.product, quantity);
        expect(assertFits(Order, await change(5)).quantity).to.equal(5);
        expect(assertFits(Order, await change(0)).items).to.deep.equal([]);
      },
      checkOut: async (browser) => {
        const { id, total } = await addRope(browser);
        const repriced = await problemOf(browser.orders.checkOut('0.01', newKey()));
        expect(repriced.code).to.equal('price-changed');
        expect(assertFits(Order, repriced.result as Order).total).to.equal(total);
        expect(assertFits(Order, await browser.orders.checkOut(total, newKey()))).to.include({
          id,
          state: 'placed',
        });
      },
      history: async (browser) => {
        const placed = await placeRope(browser);
        const page = assertFits(OrderPage, await browser.orders.history());
        expect(page.results).to.deep.equal([placed]);
      },
      read: async (browser) => {
        const placed = await placeRope(browser);
        expect(assertFits(Order, await browser.orders.read(placed.id))).to.deep.equal(placed);
        await signUp(browser);
        expect((await problemOf(browser.orders.read(placed.id))).status).to.equal(404);
      },
      listOpen: async (browser) => {
        const { id } = await addRope(browser);
        expect((await problemOf(browser.orders.listOpen())).status).to.equal(403);
        await becomeAdmin(browser);
        const { results } = assertFits(OrderPage, await browser.orders.listOpen());
        expect(results.map((order) => order.id)).to.include(id);
      },
    },
    signUp,
  );
});
