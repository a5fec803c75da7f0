import type { Order } from '@bulkhead/order/contract';
import { expect } from 'chai';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiProblem } from '../../src/api/ApiProblem.ts';
import { makeOrderChanges } from '../../src/composables/order/orderChanges.ts';
import type { OrderWish } from '../../src/composables/order/orderWithWish.ts';

const away = new ApiProblem('Away', { status: 503, code: 'service-unavailable' });
const hidden = new ApiProblem('Hidden', { status: 409, code: 'product-hidden' });

const set = (product: string, quantity: number): OrderWish => ({ kind: 'set', product, quantity });
const add = (id: string, quantity = 1): OrderWish => {
  const product = { id, name: id, slug: id, image: '', price: '1.00', currency: 'EUR' };
  return { kind: 'add', product, quantity, key: id };
};
const short = (wish: OrderWish) =>
  wish.kind === 'add' ? `+${wish.quantity} ${wish.product.id}` : `${wish.quantity} ${wish.product}`;

/** A shop that answers when the test tells it to. */
function heldShop() {
  const sent: string[] = [];
  const confirmed: string[] = [];
  let waiting: string[] = [];
  const answers: PromiseWithResolvers<Order>[] = [];
  const changes = makeOrderChanges({
    send: (wish) => {
      sent.push(short(wish));
      const answer = Promise.withResolvers<Order>();
      answers.push(answer);
      return answer.promise;
    },
    confirm: ({ id }) => confirmed.push(id),
    show: (wishes) => {
      waiting = wishes.map(short);
    },
  });
  async function next(): Promise<PromiseWithResolvers<Order>> {
    while (answers.length === 0) await delay(1);
    return answers.shift()!;
  }
  return {
    changes,
    sent,
    confirmed,
    waiting: () => waiting,
    answer: async (id: string) => {
      (await next()).resolve({ id } as Order);
    },
    refuse: async (error: Error) => {
      (await next()).reject(error);
    },
  };
}

describe('changing the order', () => {
  it('sends two products one after the other, while both are shown as waiting', async () => {
    const { changes, sent, confirmed, waiting, answer } = heldShop();
    const mug = changes.make(add('mug'));
    const rope = changes.make(add('rope'));
    expect(waiting()).to.deep.equal(['+1 mug', '+1 rope']);
    expect(sent).to.deep.equal(['+1 mug']);
    await answer('first');
    expect(await mug).to.deep.equal({ id: 'first' });
    expect(waiting()).to.deep.equal(['+1 rope']);
    await answer('second');
    await rope;
    expect(confirmed).to.deep.equal(['first', 'second']);
    expect(waiting()).to.deep.equal([]);
  });

  it('debounces five clicks into one call, with the last number', async () => {
    const { changes, sent, waiting, answer } = heldShop();
    const outcome = changes.makeSoon(set('mug', 2), 10);
    for (const quantity of [3, 4, 5, 6])
      expect(changes.makeSoon(set('mug', quantity), 10)).to.equal(undefined);
    expect([sent, waiting()]).to.deep.equal([[], ['6 mug']]);
    await answer('six');
    await outcome;
    expect(sent).to.deep.equal(['6 mug']);
  });

  it('sends debounced changes at once on request, and before any later change', async () => {
    const { changes, sent, answer } = heldShop();
    void changes.makeSoon(set('mug', 3), 60_000);
    const added = changes.make(add('rope'));
    expect(sent).to.deep.equal(['3 mug']);
    await answer('mug');
    await answer('rope');
    await added;
    void changes.makeSoon(set('mug', 4), 60_000);
    const flushed = changes.flush();
    await answer('mug again');
    await flushed;
    expect(sent).to.deep.equal(['3 mug', '+1 rope', '4 mug']);
  });

  it('does not merge a quantity into one already sent or made before an addition', async () => {
    const { changes, sent, waiting, answer } = heldShop();
    void changes.make(set('mug', 2));
    void changes.makeSoon(set('mug', 3), 60_000);
    void changes.make(add('mug'));
    void changes.makeSoon(set('mug', 9), 60_000);
    expect(waiting()).to.deep.equal(['2 mug', '3 mug', '+1 mug', '9 mug']);
    const flushed = changes.flush();
    for (const id of ['1', '2', '3', '4']) await answer(id);
    await flushed;
    expect(sent).to.deep.equal(['2 mug', '3 mug', '+1 mug', '9 mug']);
  });

  it('rolls back a refused change with those that build on it, and continues with the rest', async () => {
    const { changes, waiting, answer, refuse } = heldShop();
    const mug = changes.make(add('mug')).catch((error: unknown) => error);
    const rope = changes.make(add('rope'));
    const more = changes.makeSoon(set('mug', 5), 60_000)!.catch((error: unknown) => error);
    await refuse(hidden);
    expect(await Promise.all([mug, more])).to.deep.equal([hidden, hidden]);
    expect(waiting()).to.deep.equal(['+1 rope']);
    await answer('rope');
    expect(await rope).to.deep.equal({ id: 'rope' });
  });

  it('rolls everything back while the shop does not answer, and works again afterwards', async () => {
    const { changes, sent, waiting, answer, refuse } = heldShop();
    const lost = [add('mug'), add('rope')].map((wish) => changes.make(wish).catch((error: unknown) => error));
    await refuse(away);
    expect(await Promise.all(lost)).to.deep.equal([away, away]);
    expect([sent, waiting()]).to.deep.equal([['+1 mug'], []]);
    const again = changes.make(add('mug'));
    await answer('mug');
    expect(await again).to.deep.equal({ id: 'mug' });
  });

  it('sends everything in parallel when the page is left, each change once', async () => {
    const { changes, sent, waiting, answer } = heldShop();
    void changes.make(add('mug'));
    void changes.make(add('rope'));
    void changes.makeSoon(set('lamp', 3), 60_000);
    expect(sent).to.deep.equal(['+1 mug']);
    const hurried = changes.hurry();
    expect(sent).to.deep.equal(['+1 mug', '+1 rope', '3 lamp']);
    for (const id of ['1', '2', '3']) await answer(id);
    await hurried;
    expect([sent.length, waiting()]).to.deep.equal([3, []]);
  });

  it('keeps a request running when another one sent with it fails', async () => {
    const { changes, confirmed, answer, refuse } = heldShop();
    const mug = changes.make(add('mug')).catch((error: unknown) => error);
    const rope = changes.make(add('rope'));
    void changes.hurry();
    await refuse(away);
    expect(await mug).to.equal(away);
    await answer('rope');
    expect(await rope).to.deep.equal({ id: 'rope' });
    expect(confirmed).to.deep.equal(['rope']);
  });

  it('drops everything with its owner: unsent changes stay unsent, answers are ignored', async () => {
    const { changes, sent, confirmed, waiting, answer, refuse } = heldShop();
    const dropped = [
      changes.make(add('mug')),
      changes.make(add('rope')),
      changes.makeSoon(set('lamp', 2), 1)!,
    ];
    changes.drop();
    expect(await Promise.all(dropped)).to.deep.equal([null, null, null]);
    const next = changes.make(add('bell'));
    expect([sent, waiting()]).to.deep.equal([['+1 mug', '+1 bell'], ['+1 bell']]);
    await refuse(away);
    await answer('bell');
    expect(await next).to.deep.equal({ id: 'bell' });
    expect(confirmed).to.deep.equal(['bell']);
  });
});
