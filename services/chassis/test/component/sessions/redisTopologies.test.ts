import { expect } from 'chai';
import type { SessionUser } from '../../../src/sessions/Session.ts';
import { redisCommand, startCluster, startUnderSentinel, MASTER, REPLICAS } from './redisTopologies.ts';
import type { ClusterOfThree, Watched } from './redisTopologies.ts';
import { anna, storeOn, timed, until } from './storeOn.ts';

describe('sessions in a Redis that Sentinel watches (needs redis-server or valkey-server on PATH)', () => {
  const opened: { close(): Promise<unknown> }[] = [];
  let watched: Watched;
  let process: ReturnType<typeof storeOn>;

  before(async function () {
    this.timeout(30_000);
    if (!(await redisCommand())) this.skip();
    opened.push((watched = await startUnderSentinel()));
    opened.push((process = storeOn(watched.url)));
    await process.ready();
  });
  after(async () => {
    for (const each of opened.reverse()) await each.close();
  });

  const signIn = () => process.store.make(process.store.issue(anna));
  const isDegraded = async (token: string) => (await process.store.read(token))?.degraded;
  /** Resolves when sessions are made at the master, and not at a node that does not know the change yet. */
  const writesAgain = () =>
    until(async () => {
      if ((await signIn()).degraded) return false;
      const [, port] = (await process.redis.config('GET', 'port').catch(() => [])) as string[];
      return port === String((await watched.master()).port);
    }, 15_000);

  it('continue when an operator promotes the replica', async function () {
    this.timeout(30_000);
    const { token } = await signIn();
    const old = await watched.master();
    await watched.sentinel.call('SENTINEL', 'FAILOVER', MASTER);
    await until(async () => (await watched.master()) !== old, 15_000);
    await writesAgain();
    expect(await isDegraded(token)).to.equal(false);
  });

  it('are accepted while the master hangs, and continue at the replica, where they can end', async function () {
    this.timeout(60_000);
    await until(async () => (await watched.replicas()).length === REPLICAS, 20_000);
    const { token } = await signIn();
    // Any replica may be the next master, and loses whatever it has not received by then.
    await until(async () => (await process.redis.wait(REPLICAS, 100)) === REPLICAS, 20_000);
    const hung = await watched.master();
    hung.process.kill('SIGSTOP');
    expect((await timed(until(async () => (await isDegraded(token)) === true))).ms).to.be.lessThan(1000);
    await writesAgain();
    expect(await watched.master()).to.not.equal(hung);
    expect(await isDegraded(token)).to.equal(false);
    expect(await process.store.end(token)).to.equal(true);
    expect(await process.store.read(token)).to.equal(null);
  });
});

describe('sessions in a Redis Cluster (needs redis-server or valkey-server on PATH)', () => {
  const opened: { close(): Promise<unknown> }[] = [];
  let cluster: ClusterOfThree;
  let process: ReturnType<typeof storeOn>;

  before(async function () {
    this.timeout(30_000);
    if (!(await redisCommand())) this.skip();
    opened.push((cluster = await startCluster()));
    opened.push((process = storeOn(cluster.url)));
    await process.ready();
  });
  after(async () => {
    for (const each of opened.reverse()) await each.close();
  });

  const crowd = (name: string) =>
    Array.from({ length: 60 }, (_, i): SessionUser => ({ ...anna, id: `${name}-${i}` }));
  const signIn = async (person: SessionUser) => {
    const { token, degraded } = await process.store.make(process.store.issue(person));
    expect(degraded).to.equal(false);
    return token;
  };

  it('are made, read, changed and ended on every node', async () => {
    const people = crowd('anywhere');
    const tokens = await Promise.all(people.map(signIn));
    const sessions = await Promise.all(tokens.map((token) => process.store.read(token)));
    await Promise.all(
      sessions.map(async (session, i) => session && process.store.writeOrder(session, { quantity: i })),
    );
    const again = await Promise.all(tokens.map((token) => process.store.read(token)));
    expect(again.map((session) => session?.orderJson.toString())).to.deep.equal(
      people.map((_, i) => `{"quantity":${i}}`),
    );
    expect(again.every((session) => session?.degraded === false)).to.equal(true);
    const [first, ...others] = tokens;
    await process.store.endBefore(people[0]?.id ?? '', Date.now() + 1);
    expect(await process.store.read(first)).to.equal(null);
    expect(await Promise.all(others.map((token) => process.store.end(token)))).to.not.include(false);
    expect(await Promise.all(others.map((token) => process.store.read(token)))).to.deep.equal(
      others.map(() => null),
    );
  });

  it('are accepted without Redis where a node hangs, and decided by Redis everywhere else', async function () {
    this.timeout(30_000);
    const tokens = await Promise.all(crowd('hung').map(signIn));
    const degraded = async () => {
      const sessions = await Promise.all(tokens.map((token) => process.store.read(token)));
      expect(sessions).to.not.include(null);
      return sessions.filter((session) => session?.degraded).length;
    };
    expect(await degraded()).to.equal(0);
    const [hung] = cluster.nodes;
    hung?.process.kill('SIGSTOP');
    const during = await timed(degraded());
    expect(during.answer).to.be.within(1, tokens.length - 1);
    expect(during.ms).to.be.lessThan(600);
    hung?.process.kill('SIGCONT');
    const back = await timed(until(async () => (await degraded()) === 0, 10_000));
    expect(back.ms).to.be.lessThan(5000);
  });
});
