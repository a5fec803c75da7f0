import { expect } from 'chai';
import { PASSWORD, somebody, startUser, type UserUnderTest } from '../component/startUser.ts';

interface Answer {
  message?: string;
  api_key?: string;
  result?: unknown;
}

/** The calls of the course's own Python clients (requests, form data, `Authorization: Basic <api_key>`), one by one. */
describe('the course’s clients', () => {
  let user: UserUnderTest;
  const person = somebody({ username: 'course-student' });
  before(async () => (user = await startUser()));
  after(() => user.stop());

  const send = async (method: string, path: string, form?: Record<string, string>, key?: string) => {
    const response = await fetch(user.url + path, {
      method,
      body: form ? new URLSearchParams(form) : null,
      headers: key ? { Authorization: `Basic ${key}` } : {},
    });
    return { status: response.status, body: (await response.json()) as Answer };
  };

  it('register, check a name, log in, ask for their account and log out', async () => {
    expect((await send('GET', `/api/user/${person.username}/exists`)).status).to.equal(404);
    expect((await send('POST', '/api/user/create', person)).body).to.have.property('result');
    expect((await send('GET', `/api/user/${person.username}/exists`)).body.result).to.equal(true);
    const login = { username: person.username, password: PASSWORD };
    const { body } = await send('POST', '/api/user/login', login);
    expect([body.message, body.api_key]).to.satisfy(
      ([message, key]: string[]) => message === 'Logged in' && key,
    );
    expect((await send('GET', '/api/user', undefined, body.api_key)).status).to.equal(200);
    expect((await send('POST', '/api/user/logout', undefined, body.api_key)).body.message).to.equal(
      'You are logged out',
    );
    expect((await send('GET', '/api/user', undefined, body.api_key)).status).to.equal(401);
    expect((await send('POST', '/api/user/login', { ...login, password: 'wrong' })).body.message).to.equal(
      'Not logged in',
    );
  });
}).timeout(30_000);
