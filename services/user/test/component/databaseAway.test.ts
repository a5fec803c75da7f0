import { createServer, type AddressInfo } from 'node:net';
import { expect } from 'chai';
import { ownDatabase, temporaryFolder, testDatabase } from '@bulkhead/tools/engines/testServers';
import { patiently, signedIn, somebody, startUser, type UserUnderTest } from './startUser.ts';

async function health({ managementUrl }: UserUnderTest): Promise<number[]> {
  const asked = ['/livez', '/readyz'].map((path) => fetch(managementUrl + path));
  return (await Promise.all(asked)).map(({ status }) => status);
}

/** Whatever needs the database is refused within a second, and the process lives on. */
async function expectRefusals({ api }: UserUnderTest, key?: string): Promise<void> {
  const asked = [
    () => api.post('/api/user/create', { body: somebody() }),
    () => api.post('/api/user/login', { body: { username: 'anna', password: 'horse-battery' } }),
    () => api.get('/api/user/anna/exists'),
    ...(key ? [() => api.get('/api/user', { key })] : []),
  ];
  const replies = asked.map(async (ask) => {
    const started = performance.now();
    const { status, headers } = await ask();
    expect(status).to.equal(503);
    expect(Number(headers.get('retry-after'))).to.be.at.least(1);
    expect(performance.now() - started).to.be.lessThan(1000);
  });
  await Promise.all(replies);
}

async function expectRecovery(user: UserUnderTest, limitMs = 5000): Promise<void> {
  const started = performance.now();
  while ((await health(user))[1] !== 200) expect(performance.now() - started).to.be.lessThan(limitMs);
  const { status } = await patiently(() => user.api.post('/api/user/create', { body: somebody() }));
  expect(status).to.equal(201);
}

describe('while its database is away, the user service', () => {
  it('starts, says so, and serves when the database has come', async () => {
    const dir = temporaryFolder();
    const first = await ownDatabase({ dir });
    const DATABASE_URL = await first.createDatabase('user');
    await first.stop();
    const user = await startUser({ DATABASE_URL });
    await expectRefusals(user);
    expect(await health(user)).to.deep.equal([200, 503]);
    const second = await ownDatabase({ dir, port: first.port });
    await expectRecovery(user);
    await user.stop();
    await second.stop();
  });

  it('refuses quickly after it was killed, lets people sign out, and recovers', async () => {
    const dir = temporaryFolder();
    const first = await ownDatabase({ dir });
    const user = await startUser({ DATABASE_URL: await first.createDatabase('user') });
    await user.opened;
    const { key } = await signedIn(user.api);
    await first.kill('SIGKILL');
    await first.exited;
    await expectRefusals(user, key);
    expect(await health(user)).to.deep.equal([200, 503]);
    expect((await user.api.post('/api/user/logout', { key })).status).to.equal(200);
    const second = await ownDatabase({ dir, port: first.port });
    await expectRecovery(user);
    expect((await user.api.get('/api/user', { key })).status).to.equal(401);
    await user.stop();
    await second.stop();
  });

  it('refuses quickly while it hangs, and recovers', async () => {
    const server = await ownDatabase();
    const user = await startUser({ DATABASE_URL: await server.createDatabase('user') });
    await user.opened;
    const { key } = await signedIn(user.api);
    await server.kill('SIGSTOP');
    try {
      for (let round = 0; round < 3; round += 1) await expectRefusals(user, key);
      expect(await health(user)).to.deep.equal([200, 503]);
    } finally {
      await server.kill('SIGCONT');
    }
    await expectRecovery(user);
    await user.stop();
    await server.stop();
  });

  it('refuses quickly when the database does not know it', async () => {
    const url = new URL(await testDatabase());
    url.password = 'wrong';
    const user = await startUser({ DATABASE_URL: url.href });
    await expectRefusals(user);
    expect(await health(user)).to.deep.equal([200, 503]);
    await user.stop();
  });

  it('refuses quickly when something else answers in its place', async () => {
    const garbage = createServer((socket) => {
      socket.on('error', () => {});
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    await new Promise<void>((resolve) => garbage.listen(0, '127.0.0.1', resolve));
    const { port } = garbage.address() as AddressInfo;
    const user = await startUser({ DATABASE_URL: `mysql://user:user@127.0.0.1:${port}/user` });
    await expectRefusals(user);
    expect(await health(user)).to.deep.equal([200, 503]);
    await user.stop();
    garbage.close();
  });
}).timeout(30_000);
