import { expect } from 'chai';
import type { Problem } from '@bulkhead/chassis/contract/shared';
import type { User } from '../../src/contract/user.ts';
import { accountRows, patiently, somebody, startUser, type UserUnderTest } from './startUser.ts';

interface Created {
  message: string;
  result: User;
}

describe('registering', () => {
  let user: UserUnderTest;
  before(async () => (user = await startUser()));
  after(() => user.stop());

  const register = (body: object, headers = {}) =>
    patiently(() => user.api.post<Created & Problem>('/api/user/create', { body, headers }));
  const exists = async (username: string) =>
    (await user.api.get(`/api/user/${encodeURIComponent(username)}/exists`)).status === 200;

  it('takes JSON and both form encodings alike', async () => {
    const [json, form, multipart] = [somebody(), somebody(), somebody()];
    const send = (options: object) => patiently(() => user.api.post<Created>('/api/user/create', options));
    const replies = [await send({ body: json }), await send({ form }), await send({ multipart })];
    for (const [index, sent] of [json, form, multipart].entries()) {
      const { password: _, ...names } = sent;
      expect(replies[index]?.status).to.equal(201);
      expect(replies[index]?.body.result).to.include({ ...names, is_admin: false, is_active: true });
    }
  });

  it('keeps names in every script as they are', async () => {
    const names = { first_name: 'محمد', last_name: 'O’Brien-Łukasz 王' };
    const { body } = await register(somebody(names));
    expect(body.result).to.include(names);
  });

  const bad: Record<string, [string, unknown][]> = {
    username: [
      ['too short', 'ab'],
      ['too long', 'a'.repeat(31)],
      ['with a control character', 'ab\u0007cd'],
      ['with a right-to-left override', 'abc\u202Edef'],
      ['of right-to-left letters', 'משתמש'],
      ['with an emoji', 'cat😺cat'],
      ['with spaces', 'two words'],
      ['a number', 12345],
      ['missing', undefined],
    ],
    password: [
      ['too short', 'seven77'],
      ['too long', 'x'.repeat(129)],
      ['common', 'Password123'],
      ['a list', ['horse-battery-staple']],
    ],
    email: [
      ['without @', 'somebody.example.org'],
      ['too long', `${'x'.repeat(190)}@example.org`],
      ['null', null],
    ],
    first_name: [
      ['empty', '   '],
      ['overlong', 'x'.repeat(61)],
      ['a picture', '🦊'],
      ['of two lines', 'a\nb'],
    ],
  };
  for (const [field, cases] of Object.entries(bad)) {
    for (const [what, value] of cases) {
      it(`refuses a ${field} that is ${what}, and writes nothing`, async () => {
        const before = await accountRows(user);
        const { status, body } = await register({ ...somebody(), [field]: value });
        expect(status).to.equal(422);
        expect([...new Set(body.errors?.map(({ path }) => path))]).to.deep.equal([field]);
        expect(await accountRows(user)).to.deep.equal(before);
      });
    }
  }

  it('lists every fault of every field at once', async () => {
    const { status, body } = await register({ username: '', email: 'x', password: '1' });
    expect(status).to.equal(422);
    const paths = new Set(body.errors?.map(({ path }) => path));
    expect([...paths].sort()).to.deep.equal(['email', 'first_name', 'last_name', 'password', 'username']);
  });

  it('lists a common password with the other faults', async () => {
    const { body } = await register(somebody({ email: 'x', password: 'Password123' }));
    expect(body.errors?.map(({ path, code }) => [path, code])).to.deep.equal([
      ['email', 'not-an-email'],
      ['password', 'password-too-common'],
    ]);
  });

  const same: [string, string, string][] = [
    ['case', 'Straßen-Zoë', 'STRASSEN-ZOË'],
    ['Unicode form', 'Zoë-nfc', 'Zoe\u0308-nfc'],
    ['width', 'ｗｉｄｅ-name', 'wide-name'],
    ['sigma', 'ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
  ];
  for (const [what, first, second] of same) {
    it(`treats usernames that differ in ${what} as one`, async () => {
      const { email } = somebody();
      expect((await register(somebody({ username: first }))).status).to.equal(201);
      expect(await exists(second)).to.equal(true);
      const again = await register(somebody({ username: second, email }));
      expect([again.status, again.body.code]).to.deep.equal([409, 'username-taken']);
    });
  }

  it('treats e-mail addresses that differ in case as one, and says so', async () => {
    await register(somebody({ email: 'Mixed.Case@Example.org' }));
    const { status, body } = await register(somebody({ email: 'mixed.case@example.ORG' }));
    expect([status, body.code, body.errors?.[0]?.path]).to.deep.equal([409, 'email-taken', 'email']);
  });

  it('makes one account from two hundred simultaneous requests for one username', async () => {
    const asked = Array.from({ length: 200 }, (_, n) =>
      user.api.post<Problem>('/api/user/create', {
        body: somebody({ username: n % 2 ? 'Wanted' : 'wanted', email: `wanted${n}@example.org` }),
      }),
    );
    const replies = await Promise.all(asked);
    const by = Object.groupBy(replies, ({ status }) => status);
    expect(by[201]).to.have.length(1);
    expect((by[409]?.length ?? 0) + (by[503]?.length ?? 0)).to.equal(199);
    for (const reply of by[503] ?? []) expect(Number(reply.headers.get('retry-after'))).to.be.at.least(1);
    for (const reply of by[409] ?? []) expect(reply.body.code).to.equal('username-taken');
  });

  it('gives the first answer again to a repeated key', async () => {
    const person = somebody();
    const headers = { 'Idempotency-Key': 'register-once' };
    const first = await register(person, headers);
    const second = await register({ ...person, password: 'another-password' }, headers);
    expect([second.status, second.body]).to.deep.equal([first.status, first.body]);
    const other = await register(somebody(), headers);
    expect([other.status, other.body.code]).to.deep.equal([422, 'idempotency-key-reused']);
  });

  it('says whether a username is taken, for any input', async () => {
    const { status, body } = await user.api.get<Problem>('/api/user/nobody-at-all/exists');
    expect([status, body.message]).to.deep.equal([404, 'Cannot find username']);
    for (const odd of ['%00', '%F0%9F%98%BA', '%E2%80%AE', "'%20OR%201=1", 'x'.repeat(200)]) {
      expect((await user.api.get(`/api/user/${odd}/exists`)).status).to.equal(404);
    }
    expect((await user.api.get(`/api/user/${'x'.repeat(201)}/exists`)).status).to.equal(422);
  });
}).timeout(30_000);
