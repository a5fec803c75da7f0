import { expect } from 'chai';
import { useStage } from './stage.ts';
import { until } from './until.ts';

const ADD = '/api/order/add-item';
const KEY = { 'idempotency-key': 'wish-1' };

describe('a service with two replicas', () => {
  const stage = useStage();

  async function pair() {
    const [one, other] = await Promise.all([stage.standIn(), stage.standIn()]);
    const { url } = await stage.edge({ order: [one, other] });
    return { one, other, url };
  }
  const statusOf = async (answer: Promise<Response>) => (await answer).status;
  const post = (url: string, headers: Record<string, string> = {}) =>
    fetch(url + ADD, { method: 'POST', body: '{}', headers });

  it('gets its requests spread over both', async () => {
    const { one, other, url } = await pair();
    for (let i = 0; i < 40; i += 1) await fetch(`${url}/api/order`);
    expect(one.received.length).to.be.within(8, 32); // random: outside these bounds once in 20,000 runs
    expect(one.received.length + other.received.length).to.equal(40);
  });

  for (const failure of ['refuses', 'hangs', 'talks nonsense', 'breaks off', 'says 503'] as const) {
    it(`answers every read and every repeatable write while one of them ${failure}`, async () => {
      const { one, url } = await pair();
      await one.become(failure);
      for (let i = 0; i < 6; i += 1) {
        expect(await statusOf(fetch(`${url}/api/order`))).to.equal(200);
        expect(await statusOf(post(url, KEY))).to.equal(200);
      }
    });
  }

  it('answers every write while one of them is killed: a request never sent may go to the other', async () => {
    const { one, url } = await pair();
    await one.become('refuses');
    for (let i = 0; i < 10; i += 1) expect(await statusOf(post(url))).to.equal(200);
  });

  it('soon gets no requests at one that hangs, until it answers again', async () => {
    const { one, url } = await pair();
    await one.become('hangs');
    await until('quick again', async () => {
      const before = performance.now();
      const quick = await Promise.all([
        statusOf(post(url)),
        statusOf(post(url)),
        statusOf(fetch(`${url}/api/order`)),
      ]);
      return quick.every((status) => status === 200) && performance.now() - before < 200;
    });
    await one.become('answers');
    const before = one.received.length;
    await until('asked again for reads and writes', async () => {
      await Promise.all([post(url), fetch(`${url}/api/order`)]);
      const methods = one.received.slice(before).map(({ method }) => method);
      return methods.includes('GET') && methods.includes('POST');
    });
  });

  const unrepeatable: Record<string, [method: string, headers: Record<string, string>]> = {
    'carries no key': ['POST', {}],
    'carries an empty key': ['POST', { 'idempotency-key': '' }],
    'is a PATCH, where a key has no effect': ['PATCH', KEY],
  };
  for (const [what, [method, headers]] of Object.entries(unrepeatable))
    it(`never repeats a write that ${what}, whatever its outcome`, async () => {
      const { one, other, url } = await pair();
      await Promise.all([one.become('breaks off'), other.become('breaks off')]);
      const answer = await fetch(url + ADD, { method, body: '{}', headers });
      expect(answer.status).to.equal(503);
      expect(((await answer.json()) as { detail: string }).detail).to.match(/may have been done/);
      expect(one.received.length + other.received.length).to.equal(1);
    });

  it('gets a password change only once, with or without a key: it ends the session of the request', async () => {
    const [one, other] = await Promise.all([stage.standIn(), stage.standIn()]);
    const { url } = await stage.edge({ user: [one, other] });
    await Promise.all([one.become('breaks off'), other.become('breaks off')]);
    await fetch(`${url}/api/user/password`, { method: 'POST', body: '{}', headers: KEY });
    expect(one.received.length + other.received.length).to.equal(1);
  });

  it('does not warn of a possible double write when the client sent a key', async () => {
    const { one, other, url } = await pair();
    await Promise.all([one.become('breaks off'), other.become('breaks off')]);
    const answer = await post(url, { 'Idempotency-Key': 'once' });
    expect(answer.status).to.equal(503);
    expect(((await answer.json()) as { detail: string }).detail).to.not.match(/may have been done/);
  });

  it('waits for the first answer when the second only reports that the first is in progress', async () => {
    const { one, other, url } = await pair();
    let asked = 0;
    const slowFirst = () => {
      asked += 1;
      return asked === 1
        ? { afterMs: 500, body: { message: 'done' } }
        : { status: 409, body: { code: 'in-progress' } };
    };
    one.reply = other.reply = slowFirst;
    const answer = await post(url, KEY);
    expect([answer.status, asked]).to.deep.equal([200, 2]);
  });

  it('does not risk a write on one that breaks off while the other works, though not ready', async () => {
    const { one, other, url } = await pair();
    await Promise.all([one.become('breaks off'), other.become('is not ready')]);
    const tries = () => one.received.length;
    await until('one is left out', async () => {
      const before = tries();
      await Promise.all(Array.from({ length: 6 }, () => post(url)));
      return tries() === before;
    });
    const before = tries();
    // Its breaker admits one request per second.
    for (const end = performance.now() + 2500; performance.now() < end;)
      expect(await statusOf(post(url))).to.equal(200);
    expect(tries()).to.equal(before);
  });

  it('gets no retries while neither of them answers', async () => {
    const { one, other, url } = await pair();
    await Promise.all([one.become('hangs'), other.become('hangs')]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => statusOf(post(url, KEY))));
    expect(answers).to.deep.equal(Array(8).fill(503));
    expect(one.received.length + other.received.length).to.equal(8);
  });

  it('passes its own problem on when both say 503', async () => {
    const { one, other, url } = await pair();
    await Promise.all([one.become('says 503'), other.become('says 503')]);
    const answer = await fetch(`${url}/api/order`);
    expect([answer.status, await answer.json()]).to.deep.equal([503, { code: 'database-away' }]);
  });
});
