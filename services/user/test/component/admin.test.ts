import { expect } from 'chai';
import { testDatabase, testRedis } from '@bulkhead/tools/engines/testServers';
import type { Page } from '@bulkhead/chassis/contract/shared';
import type { LoggedIn, User } from '../../src/contract/user.ts';
import { PASSWORD, patiently, signedIn, somebody, startUser, type UserUnderTest } from './startUser.ts';

describe('the admin from the settings', () => {
  const env = async () => ({
    DATABASE_URL: await testDatabase(),
    REDIS_URL: await testRedis(),
    ADMIN_USERNAME: 'keeper',
    ADMIN_PASSWORD: 'the-keepers-password',
  });
  const logIn = ({ api }: UserUnderTest, password: string) =>
    patiently(() => api.post<LoggedIn>('/api/user/login', { body: { username: 'keeper', password } }));

  it('is created once by two replicas that start at the same time', async () => {
    const settings = await env();
    const replicas = await Promise.all([startUser(settings), startUser(settings)]);
    await Promise.all(replicas.map(({ opened }) => opened));
    for (const replica of replicas) {
      const { status, body } = await logIn(replica, settings.ADMIN_PASSWORD);
      expect([status, body.result.is_admin]).to.deep.equal([200, true]);
    }
    await Promise.all(replicas.map((replica) => replica.stop()));
  });

  it('gets a new password at the next start, and the old one’s sessions end', async () => {
    const settings = await env();
    const first = await startUser(settings);
    await first.opened;
    const key = (await logIn(first, settings.ADMIN_PASSWORD)).body.api_key;
    await first.stop();
    const second = await startUser({ ...settings, ADMIN_PASSWORD: 'a-newer-password' });
    await second.opened;
    expect((await logIn(second, settings.ADMIN_PASSWORD)).status).to.equal(401);
    expect((await logIn(second, 'a-newer-password')).status).to.equal(200);
    expect((await second.api.get('/api/user', { key })).status).to.equal(401);
    await second.stop();
  });

  it('may be a person who has registered before', async () => {
    const settings = { ...(await env()), ADMIN_USERNAME: '', ADMIN_PASSWORD: '' };
    const first = await startUser({ DATABASE_URL: settings.DATABASE_URL });
    await first.opened;
    const body = somebody({ username: 'Keeper' });
    await patiently(() => first.api.post('/api/user/create', { body }));
    await first.stop();
    const second = await startUser({ ...settings, ADMIN_USERNAME: 'keeper', ADMIN_PASSWORD: PASSWORD });
    await second.opened;
    const { result } = (await logIn(second, PASSWORD)).body;
    expect(result).to.include({ username: 'Keeper', is_admin: true });
    await second.stop();
  });

  it('sees all accounts page by page, oldest first', async () => {
    const user = await startUser({ ADMIN_USERNAME: 'keeper', ADMIN_PASSWORD: 'the-keepers-password' });
    const key = (await logIn(user, 'the-keepers-password')).body.api_key;
    const made: string[] = ['keeper'];
    for (let n = 0; n < 4; n += 1) made.push((await signedIn(user.api)).username);
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const path: string = `/api/users?limit=2${next && `&cursor=${next}`}`;
      const { body } = await user.api.get<Page<User>>(path, { key });
      expect(body.results.length).to.be.within(1, 2);
      seen.push(...body.results.map(({ username }) => username));
      next = body.next;
    }
    expect(seen).to.deep.equal(made);
    for (const cursor of ['nonsense', 'WzFd', 'e30']) {
      expect((await user.api.get(`/api/users?cursor=${cursor}`, { key })).status).to.equal(422);
    }
    await user.stop();
  });
}).timeout(30_000);
