import { expect } from 'chai';
import { createConnection } from 'mysql2/promise';
import { ownDatabase, testDatabase, testRedis } from '../testServers.ts';

describe('servers for tests', () => {
  it('give each test an empty database of its own, closed to the users of others', async () => {
    const [one, other] = [await testDatabase(), await testDatabase()];
    const connection = await createConnection(one);
    await connection.query('CREATE TABLE thing (id INT)');
    const stranger = await createConnection(other);
    const refusal = await stranger.query(`SELECT * FROM ${new URL(one).pathname.slice(1)}.thing`).then(
      () => undefined,
      (error: unknown) => error,
    );
    await Promise.all([connection.end(), stranger.end()]);
    expect(refusal).to.have.property('code', 'ER_TABLEACCESS_DENIED_ERROR');
  });

  it('give each test a Redis database of its own', async () => {
    expect(await testRedis()).not.to.equal(await testRedis());
  });

  it('can be frozen and still stopped at once', async () => {
    const server = await ownDatabase();
    await server.kill('SIGSTOP');
    await server.stop();
    expect(() => process.kill(server.pid, 0)).to.throw('ESRCH');
  });
});
