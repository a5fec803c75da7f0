import { RateLimit } from '@bulkhead/chassis/http/RateLimit';
import { SessionStore } from '@bulkhead/chassis/sessions/SessionStore';
import { SessionTokens } from '@bulkhead/chassis/sessions/SessionTokens';
import { expect } from 'chai';
import { Redis } from 'ioredis';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RedisServer } from '../../engines/RedisServer.ts';
import { ownRedis } from '../../engines/testServers.ts';
import { ROOT } from '../../local/root.ts';

const SETTINGS = { SESSION_KEYS: ['k'.repeat(32)], SESSION_MAX_AGE: 3600, SESSION_OUTAGE_GRACE: 600 };
const MINUTE = 60_000;

const ENDING = ['frontend', 'user'];
const READING = ['order', 'product'];
const PROCESSES = [...ENDING, ...READING];
const EVERYBODY = [...PROCESSES, 'default'];
const ALL_BUT_USER = EVERYBODY.filter((name) => name !== 'user');

/** A command for a client's own name; no test server needs it. */
const UNKNOWN_BEFORE_7_2 = '+client|setinfo';

/** The users to whom each command is refused. */
const REFUSED: Record<string, string[]> = {
  'GET session:{1}:a': ['default'],
  'SET session-ended:{1}:a 1': READING,
  'DEL session-ended:{1}:a': READING,
  MULTI: READING,
  'SET sessions-valid-from:{1} 1': ALL_BUT_USER,
  'DEL sessions-valid-from:{1}': ALL_BUT_USER,
  'ZADD sessions-of:{1} 1 a': ALL_BUT_USER,
  'SET limit:login:1 0': ALL_BUT_USER,
  'INCR limit:login:1': ALL_BUT_USER,
  'EVAL return 0': ALL_BUT_USER,
  'GET another': EVERYBODY,
  'SET another 1': EVERYBODY,
  'KEYS *': EVERYBODY,
  FLUSHALL: EVERYBODY,
  'CONFIG GET *': EVERYBODY,
  'ACL LIST': EVERYBODY,
};

/**
 * The ACL lines that the chart gives Redis, as written by `make manifests`; each password is the user's name.
 */
function aclLines(): string[][] {
  const recipes = JSON.parse(readFileSync(join(ROOT, 'k8s/secrets/secrets.json'), 'utf8')) as {
    'bulkhead-redis': Record<string, string>;
  };
  const [, acl = ''] = Object.entries(recipes['bulkhead-redis']).find(([key]) => key.endsWith('.acl')) ?? [];
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const text = acl.replace(/\$\{#[\w-]+\/(\w+)\}/g, (_, user: string) => hash(user));
  return text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split(' ')
        .slice(1)
        .filter((rule) => rule !== UNKNOWN_BEFORE_7_2),
    );
}

describe("the chart's users of Redis", () => {
  const clients = new Map<string, Redis>();
  let server: RedisServer;

  before(async () => {
    server = await ownRedis();
    const admin = new Redis(server.url);
    // In reverse: the default user, who creates the others, is first in the list.
    clients.set('admin', admin);
    for (const [name = '', ...rules] of aclLines().reverse())
      await admin.call('ACL', 'SETUSER', name, ...rules);
    for (const name of PROCESSES)
      clients.set(
        name,
        new Redis({ port: server.port, username: name, password: name, enableAutoPipelining: true }),
      );
    clients.set('default', new Redis({ port: server.port, enableReadyCheck: false }));
  });

  after(async () => {
    for (const client of clients.values()) client.disconnect();
    await server.stop();
  });

  function clientOf(name: string): Redis {
    const client = clients.get(name);
    if (!client) throw new Error(`Nobody is called ${name}`);
    return client;
  }

  const stores = new Map<string, SessionStore>();
  function storeOf(name: string): SessionStore {
    const store = stores.get(name) ?? new SessionStore(SETTINGS, { redis: clientOf(name) });
    stores.set(name, store);
    return store;
  }
  const person = () => ({ id: randomUUID(), username: 'ada', role: 'user' }) as const;
  const tokens = new SessionTokens(SETTINGS.SESSION_KEYS);
  const tokenOfAMinuteAgo = () =>
    tokens.sign({ sid: randomUUID(), uid: randomUUID(), usr: 'ada', rol: 'user', iat: Date.now() - MINUTE });

  for (const name of PROCESSES)
    it(`let ${name} recreate a lost session, store an order in it and read it`, async () => {
      const token = tokenOfAMinuteAgo();
      await clientOf(name).del('sessions-since');
      const again = await storeOf(name).read(token);
      expect(again).to.include({ degraded: false });
      if (again) await storeOf(name).writeOrder(again, { lines: 1 });
      const read = await storeOf(name).read(token);
      expect(read).to.include({ degraded: false });
      expect(read?.orderJson.toString()).to.equal('{"lines":1}');
    });

  for (const name of ENDING)
    it(`let ${name} end a session for all others, also in a transaction`, async () => {
      const token = tokenOfAMinuteAgo();
      expect(await storeOf(name).end(token)).to.equal(true);
      for (const other of PROCESSES) expect(await storeOf(other).read(token), other).to.equal(null);
      const transaction = clientOf(name).multi().set('session-ended:{1}:a', 1).del('session:{1}:a');
      expect(await transaction.exec()).to.deep.equal([
        [null, 'OK'],
        [null, 0],
      ]);
    });

  it('let user create a session, and end all sessions of a user', async () => {
    const store = storeOf('user');
    const user = person();
    const { token, degraded } = await store.make(store.issue(user));
    expect(degraded).to.equal(false);
    expect(await clientOf('user').zcard(`sessions-of:{${user.id}}`)).to.equal(1);
    await store.endBefore(user.id, Date.now() + MINUTE);
    expect(await storeOf('product').read(token)).to.equal(null);
  });

  it('let user count attempts across all replicas', async () => {
    const replica = () => new RateLimit({ name: 'login', times: 1, seconds: 60 }, clientOf('user'));
    await replica().consume('ada');
    for (const refused of [replica().assertLeft('ada'), replica().consume('ada')])
      expect(await refused.catch((error: unknown) => error)).to.include({ code: 'too-many-requests' });
  });

  for (const [command, names] of Object.entries(REFUSED))
    for (const name of names)
      it(`refuse ${name} ${command}`, async () => {
        const [word = '', ...args] = command.split(' ');
        const answer = await clientOf(name)
          .call(word, ...args)
          .catch(String);
        expect(answer).to.include('NOPERM');
      });
});
