import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { findExecutable } from '../../engines/findExecutable.ts';
import { processIdentity } from '../../engines/processIdentity.ts';
import { temporaryFolder } from '../../engines/testServers.ts';
import { silent } from '../Report.ts';
import { ROOT } from '../root.ts';
import { type LocalShop, startLocalShop } from '../startLocalShop.ts';

const run = promisify(execFile);

interface Said {
  api_key?: string;
  result?: { username?: string; quantity?: number };
}

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

  it('answers the commands of docs/api.md as that page says (skipped where there is no curl)', async function () {
    if (!findExecutable('curl')) this.skip();
    const anna = { username: 'anna', password: 'horse-battery-staple', email: 'anna@example.org' };
    const create = { ...anna, first_name: 'Anna', last_name: 'Body' };
    let made = await post(`${shop.url}/api/user/create`, create);
    while (made.status === 503) made = await post(`${shop.url}/api/user/create`, create);
    const page = await readFile(join(ROOT, 'docs/api.md'), 'utf8');
    const [logIn = '', ...commands] = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, command]) =>
      String(command),
    );
    const say = async (command: string, API_KEY = '') => {
      const here = command.replace('curl http://localhost:8080', `curl -s --retry 5 ${shop.url}`);
      return JSON.parse((await run('sh', ['-c', here], { env: { ...process.env, API_KEY } })).stdout) as Said;
    };
    const { api_key } = await say(logIn);
    const said = await Promise.all(commands.map((command) => say(command, api_key)));
    expect(said.map(({ result }) => result?.username ?? result?.quantity)).to.deep.equal(['anna', 2]);
    expect((await say(commands.at(-1)!, api_key)).result).to.include({ quantity: 2 });
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
    while (answer.status === 503) answer = await post(`${shop.url}/api/user/login`, admin); // a busy machine may refuse
    expect(answer.status).to.equal(200);
  });
});
