import { argon2Sync } from 'node:crypto';
import { expect } from 'chai';
import { Redis } from 'ioredis';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Problem } from '@bulkhead/chassis/contract/shared';
import { SESSION_COOKIE } from '@bulkhead/chassis/sessions/sessionHeaders';
import type { LoggedIn } from '../../src/contract/user.ts';
import { PASSWORD, patiently, signedIn, somebody, startUser, type UserUnderTest } from './startUser.ts';

const BROWSER = { 'Sec-Fetch-Site': 'same-origin' };

/** The session cookie an answer sets, or what is left of it after `Max-Age`. */
const cookieOf = (headers: Headers) =>
  headers.getSetCookie().map((line) => new RegExp(`^${SESSION_COOKIE}=([^;]*)`).exec(line)?.[1]);

describe('signing in', () => {
  let user: UserUnderTest;
  const person = somebody({ username: 'Zoë.Signs-In' });
  before(async () => {
    user = await startUser();
    await patiently(() => user.api.post('/api/user/create', { body: person }));
  });
  after(() => user.stop());

  const logIn = (headers: Record<string, string> = {}, username = person.username) =>
    patiently(() =>
      user.api.post<LoggedIn>('/api/user/login', { body: { username, password: PASSWORD }, headers }),
    );
  const me = async (headers: Record<string, string>) => (await user.api.get('/api/user', { headers })).status;

  it('gives a cookie, and a key to clients that are not browsers', async () => {
    const { status, body, headers } = await logIn();
    expect([status, body.message, body.result.username]).to.deep.equal([200, 'Logged in', person.username]);
    expect(cookieOf(headers)).to.deep.equal([body.api_key]);
    expect(headers.getSetCookie()[0])
      .to.match(/httponly/i)
      .and.match(/samesite=lax/i)
      .and.match(/path=\//i);
    const token = body.api_key ?? '';
    expect(await me({ Authorization: `Bearer ${token}` })).to.equal(200);
    expect(await me({ Authorization: `Basic ${token}` })).to.equal(200);
    expect(await me({ Cookie: `other=1; ${SESSION_COOKIE}=${token}` })).to.equal(200);
  });

  it('never shows a browser the token in a body', async () => {
    const { body, headers } = await logIn(BROWSER);
    const [token] = cookieOf(headers);
    expect(body).not.to.have.property('api_key');
    expect(JSON.stringify(body)).not.to.contain(token);
    expect(await me({ Cookie: `${SESSION_COOKIE}=${token ?? ''}` })).to.equal(200);
  });

  it('knows the name in every case and Unicode form, in JSON and forms', async () => {
    expect((await logIn({}, 'ZOE\u0308.SIGNS-IN')).status).to.equal(200);
    for (const encoding of ['form', 'multipart'] as const) {
      const { status } = await patiently(() =>
        user.api.post('/api/user/login', { [encoding]: { username: person.username, password: PASSWORD } }),
      );
      expect(status).to.equal(200);
    }
  });

  it('replaces an old session by a new one', async () => {
    const [before] = cookieOf((await logIn()).headers);
    const [after] = cookieOf((await logIn({ Cookie: `${SESSION_COOKIE}=${before ?? ''}` })).headers);
    expect(after).to.be.a('string').and.not.equal(before);
    expect(await me({ Cookie: `${SESSION_COOKIE}=${before ?? ''}` })).to.equal(401);
    expect(await me({ Cookie: `${SESSION_COOKIE}=${after ?? ''}` })).to.equal(200);
  });

  it('does not accept a session id that somebody else chose', async () => {
    const chosen = `${SESSION_COOKIE}=chosen-by-an-attacker`;
    const [token] = cookieOf((await logIn({ Cookie: chosen })).headers);
    expect(token).to.be.a('string').and.not.contain('chosen');
    expect(await me({ Cookie: chosen })).to.equal(401);
  });

  it('ends a session at once at sign-out, and clears the cookie', async () => {
    const [token] = cookieOf((await logIn(BROWSER)).headers);
    const Cookie = `${SESSION_COOKIE}=${token ?? ''}`;
    const out = await user.api.post<{ message: string }>('/api/user/logout', {
      headers: { Cookie, ...BROWSER },
    });
    expect([out.status, out.body.message]).to.deep.equal([200, 'You are logged out']);
    expect(cookieOf(out.headers)).to.deep.equal(['']);
    expect(await me({ Cookie })).to.equal(401);
    const again = await user.api.post<{ message: string }>('/api/user/logout', { headers: { Cookie } });
    expect([again.status, again.body.message]).to.deep.equal([200, 'You are not logged in']);
  });

  for (const [what, type, body] of [
    ['a text', 'text/plain', 'bye'],
    ['broken JSON', 'application/json', '{"all":'],
    ['a cut-off form', 'multipart/form-data; boundary=x', '--x'],
  ] as const) {
    it(`signs out even with ${what}`, async () => {
      const { key } = await signedIn(user.api);
      const headers = { 'Content-Type': type };
      const out = await user.api.post<{ message: string }>('/api/user/logout', { key, body, headers });
      expect([out.status, out.body.message]).to.deep.equal([200, 'You are logged out']);
    });
  }

  it('refuses a sign-out with more than 64 kB, as documented', async () => {
    const { status } = await user.api.post('/api/user/logout', { body: 'x'.repeat(65_537) });
    expect(status).to.equal(413);
  });

  it('takes no Idempotency-Key, neither here nor at sign-out, and says so', async () => {
    interface Operation {
      parameters: { name: string }[];
      responses: Record<string, object>;
    }
    const response = await fetch(`${user.url}/openapi.json`);
    const { paths } = (await response.json()) as { paths: Record<string, { post?: Operation }> };
    const takers = Object.entries(paths).filter(([, { post }]) =>
      post?.parameters.some(({ name }) => name === 'Idempotency-Key'),
    );
    expect(takers.map(([path]) => path)).to.have.members(['/api/user/create', '/api/user/password']);
    const headers = { 'Idempotency-Key': 'k'.repeat(65) };
    const tokens = [await logIn(headers), await logIn(headers)].map(({ body }) => body.api_key);
    expect(new Set(tokens)).to.have.length(2).and.not.include(undefined);
    for (const path of ['/api/user/login', '/api/user/logout'])
      expect(paths[path]?.post?.responses).not.to.have.property('409');
    expect((await user.api.post('/api/user/logout', { headers })).status).to.equal(200);
  });

  it('gives the same answer for an unknown name and a wrong password', async () => {
    const wrong = [
      { username: person.username, password: 'not-the-password' },
      { username: 'nobody-here', password: PASSWORD },
      { username: '\u202E\u0000', password: '' },
    ];
    for (const body of wrong) {
      const reply = await patiently(() => user.api.post<Problem>('/api/user/login', { body }));
      expect([reply.status, reply.body.message]).to.deep.equal([401, 'Not logged in']);
      expect(reply.headers.getSetCookie()).to.deep.equal([]);
    }
  });

  it('takes as long for an unknown name as for a wrong password', async () => {
    const tries: Record<string, number[]> = { [person.username]: [], 'nobody-here': [] };
    for (let round = 0; round < 15; round += 1) {
      for (const [username, times] of Object.entries(tries)) {
        const started = performance.now();
        await user.api.post('/api/user/login', { body: { username, password: 'not-the-password' } });
        times.push(performance.now() - started);
      }
    }
    const median = (times: number[] = []) => times.toSorted((a, b) => a - b)[7] ?? 0;
    const ratio = median(tries['nobody-here']) / median(tries[person.username]);
    expect(ratio).to.be.within(0.6, 1.6);
  });

  const bad: [string, object][] = [
    ['no name', { password: PASSWORD }],
    ['an overlong name', { username: 'x'.repeat(201), password: PASSWORD }],
    ['an overlong password', { username: 'x', password: 'x'.repeat(1025) }],
    ['a password that is a number', { username: 'x', password: 12345678 }],
    ['a name that is a list', { username: ['x'], password: PASSWORD }],
  ];
  for (const [what, body] of bad) {
    it(`refuses ${what}`, async () => {
      expect((await user.api.post('/api/user/login', { body })).status).to.equal(422);
    });
  }

  describe('from a page of another site', () => {
    const post = (path: string, headers: Record<string, string>) =>
      user.api.post<Problem>(path, { body: { username: person.username, password: PASSWORD }, headers });

    it('is refused by the browser’s Sec-Fetch headers', async () => {
      for (const site of ['cross-site', 'same-site']) {
        const { status, body } = await post('/api/user/login', { 'Sec-Fetch-Site': site });
        expect([status, body.code]).to.deep.equal([403, 'foreign-origin']);
      }
    });

    it('is refused by its Origin when it carries our cookie', async () => {
      const { key } = await signedIn(user.api);
      const Cookie = `${SESSION_COOKIE}=${key}`;
      for (const Origin of ['https://evil.example', 'null', `${user.url}0`]) {
        expect((await post('/api/user/logout', { Cookie, Origin })).status).to.equal(403);
      }
      expect(await me({ Cookie })).to.equal(200);
      expect((await post('/api/user/logout', { Cookie, Origin: user.url })).status).to.equal(200);
    });

    it('is refused by its Origin even without a cookie: nobody is logged in as another person', async () => {
      const { status, body } = await post('/api/user/login', { Origin: 'https://evil.example' });
      expect([status, body.code]).to.deep.equal([403, 'foreign-origin']);
    });
  });

  it('shows a browser no key, even over plain http, where it sends only its Origin', async () => {
    const body = { username: person.username, password: PASSWORD };
    const answer = await user.api.post<LoggedIn>('/api/user/login', { body, headers: { Origin: user.url } });
    expect([answer.status, answer.body.api_key]).to.deep.equal([200, undefined]);
  });

  it('hashes a password again that was hashed with other parameters', async () => {
    const { id, username } = await signedIn(user.api);
    const database = await createConnection(user.databaseUrl);
    const salt = Buffer.from('sixteen bytes ok');
    const cost = { memory: 1024, passes: 1, parallelism: 1 };
    const tag = argon2Sync('argon2id', { message: PASSWORD, nonce: salt, tagLength: 32, ...cost });
    const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
    const old = `$argon2id$v=19$m=1024,t=1,p=1$${plain(salt)}$${plain(tag)}`;
    const where = `WHERE id = x'${id.replaceAll('-', '')}'`;
    await database.query(`UPDATE users SET password_hash = ? ${where}`, [old]);
    expect((await logIn({}, username)).status).to.equal(200);
    const [rows] = await database.query<RowDataPacket[]>(`SELECT password_hash FROM users ${where}`);
    expect(rows[0]?.['password_hash']).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await logIn({}, username)).status).to.equal(200);
    await database.end();
  });

  it('sends the cookie over https only if that is set, though TLS may end at a proxy', async () => {
    const secure = await startUser({ SESSION_COOKIE_SECURE: '1' });
    const { key } = await signedIn(secure.api);
    const [Cookie, body] = [`${SESSION_COOKIE}=${key}`, { username: 'x', password: PASSWORD }];
    const out = await secure.api.post('/api/user/logout', { headers: { Cookie }, body });
    expect(out.headers.getSetCookie()).to.have.length(1);
    expect(out.headers.getSetCookie()[0])
      .to.match(/secure/i)
      .and.match(/1970/);
    await secure.stop();
  });

  it('stores in Redis whose session it is, and no secrets', async () => {
    const { id, key } = await signedIn(user.api);
    const redis = new Redis(user.redisUrl);
    const [name = ''] = await redis.keys(`session:{${id}}:*`);
    const record = (await redis.get(name)) ?? '';
    await redis.quit();
    expect(JSON.parse(record)).to.have.keys('user', 'order');
    expect(record + name)
      .not.to.contain(PASSWORD)
      .and.not.to.contain(key);
  });
}).timeout(30_000);
