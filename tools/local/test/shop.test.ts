import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { processIdentity } from '../../engines/processIdentity.ts';
import { temporaryFolder } from '../../engines/testServers.ts';
import { silent } from '../Report.ts';
import { type LocalShop, startLocalShop } from '../startLocalShop.ts';

const dataDir = temporaryFolder();
const trouble: string[] = [];
const start = () =>
  startLocalShop({
    dataDir,
    durable: false,
    report: { ...silent, trouble: (text) => void trouble.push(text) },
  });

const pidsOf = ({ services, databases, redis }: LocalShop) =>
  [
    ...Object.values(services).map(({ process }) => process.current?.pid),
    ...Object.values(databases).map(({ server }) => server?.current?.pid),
    redis.server?.current?.pid,
  ].map(Number);

const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

describe('a local shop', function () {
  this.timeout(60_000);
  let shop: LocalShop;
  before(async () => (shop = await start()));
  after(() => shop.stop());

  it('sells the seeded products at its address', async () => {
    const answer = await fetch(`${shop.url}/api/products`);
    expect(((await answer.json()) as { results: unknown[] }).results).to.not.be.empty;
  });

  it('brings a killed service back and says why it was gone', async () => {
    const { process, url } = shop.services.product;
    const before = process.current?.pid;
    process.kill('SIGKILL');
    while (process.current === undefined || process.current.pid === before) await delay(20);
    while (!(await fetch(`${url}/api/products`).catch(() => undefined))?.ok) await delay(50);
    expect(trouble.join()).to.include('The product service was ended by SIGKILL');
  });

  it('refuses to share its data with a second shop', async () => {
    const again = await start().catch((error: unknown) => error);
    expect(again).to.have.property('message').that.includes(`process ${process.pid}`);
  });

  it('ends everything within five seconds, keeps its data, and opens again', async () => {
    const { admin } = shop;
    const pids = pidsOf(shop);
    const since = performance.now();
    await shop.stop();
    expect(performance.now() - since).to.be.below(5000);
    expect(pids.filter((pid) => processIdentity(pid) !== undefined)).to.deep.equal([]);

    shop = await start();
    expect(shop.admin).to.deep.equal(admin);
    let answer = await post(`${shop.url}/api/user/login`, admin);
    while (answer.status === 503) answer = await post(`${shop.url}/api/user/login`, admin); // a busy machine may ask for patience
    expect(answer.status).to.equal(200);
  });
});
