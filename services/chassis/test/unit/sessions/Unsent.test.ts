import { expect } from 'chai';
import { Unsent } from '../../../src/sessions/Unsent.ts';

describe('messages not yet sent to Redis', () => {
  let away: string[];
  let told: string[];
  let unsent: Unsent<string>;

  beforeEach(() => {
    away = [];
    told = [];
    const tell = async (message: string) => {
      if (away.some((name) => message.startsWith(name))) throw new Error('Redis is away');
      told.push(message);
    };
    unsent = new Unsent(tell, { most: 20 });
  });
  afterEach(() => unsent.close());

  it('are sent in order, once', async () => {
    for (const sid of ['a', 'b']) unsent.add(sid, sid);
    await unsent.send();
    await unsent.send();
    expect(told).to.deep.equal(['a', 'b']);
    expect(unsent.has('a')).to.equal(false);
  });

  it('are sent in their newest state, and not at all once dropped', async () => {
    unsent.add('a', 'old');
    unsent.add('a', 'new');
    unsent.add('b', 'b');
    unsent.drop('b');
    await unsent.send();
    expect(told).to.deep.equal(['new']);
  });

  it('do not wait for another node of a cluster', async () => {
    away = ['lost'];
    for (let n = 0; n < 12; n += 1) unsent.add(`lost-${n}`, `lost-${n}`);
    unsent.add('living', 'living');
    for (let pass = 0; pass < 3; pass += 1) await unsent.send();
    expect(told).to.deep.equal(['living']);
    expect(unsent.has('lost-0')).to.equal(true);
  });

  it('give up the oldest when there are too many', async () => {
    for (let n = 0; n < 21; n += 1) unsent.add(String(n), String(n));
    expect([unsent.has('0'), unsent.has('1'), unsent.has('20')]).to.deep.equal([false, true, true]);
  });

  it('are sent by one pass at a time', async () => {
    unsent.add('a', 'a');
    await Promise.all([unsent.send(), unsent.send()]);
    expect(told).to.deep.equal(['a']);
  });
});
