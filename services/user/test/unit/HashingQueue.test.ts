import { expect } from 'chai';
import { Refusal } from '@bulkhead/chassis/errors/Refusal';
import { HashingQueue } from '../../src/domain/HashingQueue.ts';

/** Work that ends when the test says so. */
function controlled() {
  const finish: (() => void)[] = [];
  let most = 0;
  let running = 0;
  const work = () => {
    most = Math.max(most, (running += 1));
    return new Promise<void>((resolve) => finish.push(resolve)).finally(() => (running -= 1));
  };
  return { work, finish, most: () => most };
}

describe('the hashing queue', () => {
  it('runs two at once, and the others in their order', async () => {
    const queue = new HashingQueue();
    const { work, finish, most } = controlled();
    const order: number[] = [];
    const all = [1, 2, 3, 4, 5].map((n) => queue.run(work).then(() => order.push(n)));
    for (let n = 0; n < 5; n += 1) {
      await new Promise(setImmediate);
      finish[n]?.();
    }
    await Promise.all(all);
    expect(order).to.deep.equal([1, 2, 3, 4, 5]);
    expect(most()).to.equal(2);
  });

  it('refuses work at once if it would wait too long, with a time to retry', async () => {
    const queue = new HashingQueue({ atOnce: 2, patience: 200 });
    const { work, finish } = controlled();
    const asked = Array.from({ length: 20 }, () => queue.run(work).catch((error: unknown) => error));
    const refused = (await Promise.race([Promise.all(asked.slice(10)), asked[0]])) as Refusal[];
    for (const error of refused) {
      expect(error).to.be.instanceOf(Refusal);
      expect([error.kind, error.code, error.retryAfter]).to.deep.equal(['unavailable', 'too-busy', 1]);
    }
    for (let n = 0; n < finish.length; n += 1) {
      finish[n]?.();
      await new Promise(setImmediate);
    }
    expect((await Promise.all(asked)).filter((error) => error === undefined).length).to.be.within(2, 8);
  });

  it('continues after failed work', async () => {
    const queue = new HashingQueue({ atOnce: 1, patience: 1000 });
    const failing = queue.run(() => Promise.reject(new Error('no memory'))).catch(() => 'failed');
    const next = queue.run(() => Promise.resolve('done'));
    expect(await Promise.all([failing, next])).to.deep.equal(['failed', 'done']);
  });
});
