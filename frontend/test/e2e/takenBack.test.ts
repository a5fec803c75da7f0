import type { Product } from '@bulkhead/product/contract';
import { expect } from 'chai';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { asProgramOf, type Send } from './shopApi.ts';
import { startShop } from './shop.ts';
import { newPerson, newShopper, untilSaved } from './visitor.ts';
import { whileHanging } from './whileHanging.ts';

const AWAY = 'That part of the shop does not answer just now.';
const SLUG = 'deckhand-rope';
const NAME = 'Deckhand Rope';

describe('a change of the order that fails', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const badge = (page: Page, pieces: string) =>
    page.getByRole('link', { name: `Order ${pieces}`, exact: true });
  const untilTold = (page: Page, words: string) => page.getByRole('alert').getByText(words).waitFor();

  /** A shopper with one piece of a product, on the page of their order. */
  async function newBuyer(slug = SLUG): Promise<Page> {
    const page = await newShopper();
    await page.goto(`/product/${slug}`);
    await button(page, /^Add to order/)
      .first()
      .click();
    await badge(page, '1 piece').click();
    await button(page, 'One more').waitFor();
    await untilSaved(page);
    return page;
  }

  async function untilOnePiece(page: Page): Promise<void> {
    await badge(page, '1 piece').waitFor();
    expect(await page.getByRole('spinbutton', { name: 'Quantity' }).inputValue()).to.equal('1');
  }

  async function untilEmpty(page: Page): Promise<void> {
    await badge(page, '0 pieces').waitFor();
    await page.getByText('Your order is empty').waitFor();
  }

  describe('because orders hang', () => {
    const whileOrdersHang = async (look: () => Promise<void>) =>
      whileHanging([(await startShop()).services.order.process], look);

    it('is reported, and the quantity is rolled back', async () => {
      const page = await newBuyer();
      await whileOrdersHang(async () => {
        await button(page, 'One more').click();
        await badge(page, '2 pieces').waitFor();
        await untilTold(page, `Changing your order did not work. ${AWAY}`);
        await untilOnePiece(page);
      });
    });

    it('is reported, and the removed line is back', async () => {
      const page = await newBuyer();
      await whileOrdersHang(async () => {
        await button(page, /^Remove/).click();
        await untilEmpty(page);
        await untilTold(page, `Changing your order did not work. ${AWAY}`);
        await untilOnePiece(page);
        expect(await button(page, 'Undo').count()).to.equal(0);
      });
    });

    it('is reported, and the restored line is gone again', async () => {
      const page = await newBuyer();
      await button(page, /^Remove/).click();
      await badge(page, '0 pieces').waitFor();
      await untilSaved(page);
      await whileOrdersHang(async () => {
        await button(page, 'Undo').click();
        await untilOnePiece(page);
        await untilTold(page, `Adding ${NAME} did not work. ${AWAY}`);
        await untilEmpty(page);
      });
    });
  });

  describe('because the product is off sale or was removed elsewhere', () => {
    let asAdmin: Send;
    let made = 0;

    before(async () => {
      asAdmin = await asProgramOf((await startShop()).admin);
    });

    async function newProduct(): Promise<Product> {
      const slug = `fleeting-lamp-${++made}`;
      const about = { name: `Fleeting Lamp ${made}x`, slug, price: '5.00', image: 'none.svg' };
      return (await asAdmin<{ result: Product }>('POST', '/api/product/create', about)).result;
    }

    /** Hides a product and waits until the order service knows it, for both additions and changes. */
    async function hide({ id }: Product): Promise<void> {
      const send = await asProgramOf(await newPerson());
      const isTaken = (...change: Parameters<Send>) =>
        send(...change).then(
          () => true,
          (error: unknown) => !String(error).includes('product-hidden'),
        );
      await send('POST', '/api/order/add-item', { product_id: id });
      await asAdmin('PATCH', `/api/product/${id}`, { is_active: false });
      for (let qty = 2; await isTaken('PATCH', `/api/order/item/${id}`, { qty }); qty += 1) await delay(50);
      while (await isTaken('POST', '/api/order/add-item', { product_id: id })) await delay(50);
    }

    it('is reported, and the quantity is rolled back', async () => {
      const product = await newProduct();
      const page = await newBuyer(product.slug);
      await hide(product);
      await button(page, 'One more').click();
      await untilTold(page, `Changing your order did not work. ${product.name} is not for sale any more.`);
      await untilOnePiece(page);
    });

    it('is reported, and the restored line is gone again', async () => {
      const product = await newProduct();
      const page = await newBuyer(product.slug);
      await hide(product);
      await button(page, /^Remove/).click();
      await badge(page, '0 pieces').waitFor();
      await untilSaved(page);
      await button(page, 'Undo').click();
      await untilTold(page, `Adding ${product.name} did not work. ${product.name} is not for sale any more.`);
      await untilEmpty(page);
    });

    it('is reported, and there is nothing to undo', async () => {
      const page = await newBuyer();
      expect((await page.request.delete(`/api/order/item/${SLUG}`)).ok()).to.equal(true);
      await button(page, /^Remove/).click();
      await untilTold(page, 'Changing your order did not work. This product is not in your order');
      await untilEmpty(page);
      expect(await button(page, 'Undo').count()).to.equal(0);
    });
  });
});
