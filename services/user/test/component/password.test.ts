import { expect } from 'chai';
import type { Problem } from '@bulkhead/chassis/contract/shared';
import type { LoggedIn } from '../../src/contract/user.ts';
import { PASSWORD, patiently, signedIn, startUser, type UserUnderTest } from './startUser.ts';

const NEW = 'another-battery-staple';

describe('changing the password', () => {
  let user: UserUnderTest;
  before(async () => (user = await startUser()));
  after(() => user.stop());

  const change = (key: string, body: object, headers = {}) =>
    patiently(() => user.api.post<LoggedIn & Problem>('/api/user/password', { key, body, headers }));
  const logIn = (username: string, password: string) =>
    patiently(() => user.api.post<LoggedIn>('/api/user/login', { body: { username, password } }));
  const me = async (key = '') => (await user.api.get('/api/user', { key })).status;

  it('ends the other sessions and gives this one a new id', async () => {
    const { username, key } = await signedIn(user.api);
    const elsewhere = (await logIn(username, PASSWORD)).body.api_key;
    const { status, body } = await change(key, { old_password: PASSWORD, new_password: NEW });
    expect(status).to.equal(200);
    expect([await me(key), await me(elsewhere), await me(body.api_key)]).to.deep.equal([401, 401, 200]);
    expect((await logIn(username, PASSWORD)).status).to.equal(401);
    expect(await me((await logIn(username, NEW)).body.api_key)).to.equal(200);
  });

  it('ends a session that logs in with the old one meanwhile', async () => {
    const { username, key } = await signedIn(user.api);
    const logIns: ReturnType<typeof user.api.post<LoggedIn>>[] = [];
    const coming = setInterval(() => {
      const body = { username, password: PASSWORD };
      logIns.push(user.api.post<LoggedIn>('/api/user/login', { body }));
    }, 30);
    const changed = await change(key, { old_password: PASSWORD, new_password: NEW });
    clearInterval(coming);
    expect(changed.status).to.equal(200);
    const keys = (await Promise.all(logIns)).map(({ body }) => body.api_key).filter(Boolean);
    expect(keys, 'some were in time').to.not.be.empty;
    for (const old of keys) expect(await me(old)).to.equal(401);
    expect(await me(changed.body.api_key)).to.equal(200);
  });

  it('leaves everybody else’s sessions alone', async () => {
    const [one, other] = [await signedIn(user.api), await signedIn(user.api)];
    await change(one.key, { old_password: PASSWORD, new_password: NEW });
    expect(await me(other.key)).to.equal(200);
  });

  it('is refused without the current password', async () => {
    const { key } = await signedIn(user.api);
    const { status, body } = await change(key, { old_password: 'not-it-at-all', new_password: NEW });
    expect([status, body.code, body.errors?.[0]?.path]).to.deep.equal([
      422,
      'wrong-password',
      'old_password',
    ]);
    expect(await me(key)).to.equal(200);
  });

  it('is refused for a common or short one', async () => {
    const { key } = await signedIn(user.api);
    for (const new_password of ['qwertyuiop', 'short', '']) {
      const { status, body } = await change(key, { old_password: PASSWORD, new_password });
      expect([status, body.errors?.[0]?.path]).to.deep.equal([422, 'new_password']);
    }
  });

  it('lists a common one with the other faults', async () => {
    const { key } = await signedIn(user.api);
    const { body } = await change(key, { old_password: 'x'.repeat(1025), new_password: 'Password123' });
    expect(body.errors?.map(({ path, code }) => [path, code])).to.deep.equal([
      ['old_password', 'too-long'],
      ['new_password', 'password-too-common'],
    ]);
  });

  it('happens once for five simultaneous requests', async () => {
    const { key, username } = await signedIn(user.api);
    const attempt = (n: number) =>
      change(key, { old_password: PASSWORD, new_password: `the-new-password-${n}` });
    const won: number[] = [];
    // A machine busy with other tests may refuse all of them; clients ask again.
    for (let round = 0; round < 5 && won.length === 0; round += 1) {
      const replies = await Promise.all([0, 1, 2, 3, 4].map(attempt));
      for (const [n, { status }] of replies.entries()) {
        expect(status).to.be.oneOf([200, 401, 409, 422, 503]);
        if (status === 200) won.push(n);
      }
    }
    expect(won).to.have.length(1);
    expect((await logIn(username, `the-new-password-${won[0] ?? ''}`)).status).to.equal(200);
  });

  it('does nothing more for the same key again', async () => {
    const { key, username } = await signedIn(user.api);
    const headers = { 'Idempotency-Key': 'change-once' };
    const first = await change(key, { old_password: PASSWORD, new_password: NEW }, headers);
    const elsewhere = (await logIn(username, NEW)).body.api_key;
    const again = await change(
      first.body.api_key ?? '',
      { old_password: PASSWORD, new_password: NEW },
      headers,
    );
    expect([again.status, again.body.message]).to.deep.equal([200, first.body.message]);
    expect(again.body).not.to.have.property('api_key');
    expect([await me(first.body.api_key), await me(elsewhere)]).to.deep.equal([200, 200]);
  });
}).timeout(30_000);

describe('the account', () => {
  let user: UserUnderTest;
  before(async () => (user = await startUser()));
  after(() => user.stop());

  it('changes what is sent and keeps the rest', async () => {
    const { key, username } = await signedIn(user.api);
    const sent = { first_name: 'Ada', email: 'Ada@example.org' };
    const { status, body } = await user.api.patch<LoggedIn>('/api/user', { key, body: sent });
    expect(status).to.equal(200);
    expect(body.result).to.include({ ...sent, username, last_name: 'Body' });
    expect((await user.api.get<LoggedIn>('/api/user', { key })).body.result).to.deep.equal(body.result);
    expect((await user.api.patch<LoggedIn>('/api/user', { key, body: {} })).body.result).to.deep.equal(
      body.result,
    );
    expect((await user.api.patch<LoggedIn>('/api/user', { key, body: sent })).status).to.equal(200);
  });

  it('cannot get the e-mail address of another', async () => {
    const [one, other] = [await signedIn(user.api), await signedIn(user.api)];
    const email = `${other.username}@EXAMPLE.org`;
    const { status, body } = await user.api.patch<Problem>('/api/user', { key: one.key, body: { email } });
    expect([status, body.code]).to.deep.equal([409, 'email-taken']);
  });

  it('cannot make itself an admin', async () => {
    const { key } = await signedIn(user.api);
    await user.api.patch('/api/user', { key, body: { is_admin: true, role: 'admin', username: 'root' } });
    const { body } = await user.api.get<LoggedIn>('/api/user', { key });
    expect(body.result.is_admin).to.equal(false);
    expect(body.result.username).not.to.equal('root');
  });
}).timeout(30_000);
