import { expect } from 'chai';
import { describeOutages } from '@bulkhead/chassis/testing/outages';
import { ownDatabase, testDatabase } from '@bulkhead/tools/engines/testServers';
import type { LoggedIn } from '../../src/contract/user.ts';
import { KEYS, signedIn, somebody, startUser } from './startUser.ts';

describe('the user service', () => {
  describeOutages({
    start: (env) => startUser(env),
    signingKey: KEYS[0],
    round(api, stranger) {
      const person = somebody();
      let key = stranger;
      return [
        () => api.post('/api/user/create', { body: person }),
        async () => {
          const reply = await api.post<LoggedIn>('/api/user/login', { body: person });
          key = reply.body.api_key ?? key;
          return reply;
        },
        () => api.get('/api/user', { key }),
        () => api.get(`/api/user/${person.username}/exists`),
        () => api.patch('/api/user', { key, body: { first_name: 'Other' } }),
      ];
    },
  });

  it('lets people sign out without its database', async () => {
    const server = await ownDatabase();
    const user = await startUser({ DATABASE_URL: await server.createDatabase('user') });
    await user.opened;
    const { key } = await signedIn(user.api);
    await server.kill('SIGKILL');
    await server.exited;
    expect((await user.api.get('/api/user', { key })).status).to.equal(503);
    expect((await user.api.post('/api/user/logout', { key })).status).to.equal(200);
    expect((await user.api.get('/api/user', { key })).status).to.equal(401);
    await user.stop();
  });

  it('refuses and is not ready when its database refuses its login', async () => {
    const url = new URL(await testDatabase());
    url.password = 'wrong';
    const user = await startUser({ DATABASE_URL: url.href });
    expect((await user.api.get('/api/user/anna/exists')).status).to.equal(503);
    expect((await fetch(`${user.managementUrl}/readyz`)).status).to.equal(503);
    await user.stop();
  });
}).timeout(30_000);
