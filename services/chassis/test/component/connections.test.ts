import { expect } from 'chai';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { ownDatabase, testDatabase } from '@bulkhead/tools/engines/testServers';
import type { DatabaseServer } from '@bulkhead/tools/engines/DatabaseServer';
import { createLogger } from '../../src/observability/logger.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { Database } from '../../src/storage/Database.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { Relay } from '../../src/testing/Relay.ts';

const databaseAt = (url: string) => new Database({ url, poolSize: 1, metrics: createMetrics('test') });
const refusalOf = (work: Promise<unknown>) => work.catch((error: unknown) => error);

describe('a connection to the database', () => {
  let server: DatabaseServer;
  before(async () => (server = await ownDatabase()));
  after(() => server.stop());

  async function asRoot<Row>(...statements: string[]): Promise<Row[]> {
    const root = await createConnection(server.adminUrl());
    let rows: unknown = [];
    for (const statement of statements) [rows] = await root.query(statement);
    await root.end();
    return rows as Row[];
  }

  it('is dropped when its server no longer accepts changes, as after a demotion', async () => {
    const database = databaseAt(await server.createDatabase('demoted'));
    await database.write('CREATE TABLE notes (id INT)');
    const connection = async () => (await database.select('SELECT CONNECTION_ID() AS id'))[0];
    const change = 'INSERT INTO notes VALUES (1)';
    const ways = [
      () => database.write(change),
      () => database.inTransaction((transaction) => database.write(change, [], transaction)),
    ];
    for (const write of ways) {
      const before = await connection();
      await asRoot('SET GLOBAL read_only = 1');
      expect(await connection(), 'reads do no harm').to.deep.equal(before);
      expect(await refusalOf(write())).to.include({ code: 'database-unavailable' });
      await asRoot('SET GLOBAL read_only = 0');
      expect(await connection()).not.to.deep.equal(before);
      await write();
    }
    await database.close();
  });

  it('is closed when the server refuses to set it up', async () => {
    const database = databaseAt(await server.createDatabase('refused'));
    await asRoot(`ALTER USER 'refused'@'%' WITH MAX_QUERIES_PER_HOUR 1`);
    for (let asked = 0; asked < 3; asked += 1)
      expect(await refusalOf(database.ping())).to.include({ code: 'database-unavailable' });
    const left = `SELECT ID FROM information_schema.PROCESSLIST WHERE USER = 'refused'`;
    while ((await asRoot(left)).length > 0);
    await database.close();
  });

  for (const loses of ['SELECT VERSION()', 'SET SESSION']) {
    it(`is aborted when nothing answers its ${loses}`, async () => {
      const relay = await new Relay(await testDatabase()).start();
      const database = databaseAt(relay.url);
      let lost = 0;
      relay.loses = (packet) => packet.includes(loses) && ++lost > 0;
      expect(await refusalOf(database.ping())).to.be.instanceOf(Error);
      expect(lost).to.equal(1);
      relay.loses = () => false;
      while ((await refusalOf(database.ping())) !== undefined);
      await database.close();
      await relay.stop();
    });
  }
});

describe('a migration', () => {
  const logger = createLogger({ service: 'test', LOG_LEVEL: 'silent', LOG_PRETTY: false });
  const widen = [{ name: 'widen', statements: ['ALTER TABLE notes ADD COLUMN text VARCHAR(9)'] }];

  it('does not block other queries while it waits for a table that is in use', async () => {
    const url = await testDatabase();
    const dump = await createConnection(url);
    await dump.query('CREATE TABLE notes (id INT)');
    await dump.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
    await dump.query('SELECT id FROM notes');
    expect(await refusalOf(migrate(url, widen, await logger))).to.match(/Lock wait timeout/);
    await dump.query('COMMIT');
    await migrate(url, widen, await logger);
    const [columns] = await dump.query<RowDataPacket[]>('SHOW COLUMNS FROM notes');
    expect(columns.map((column) => column['Field'] as string)).to.deep.equal(['id', 'text']);
    await dump.end();
  });

  for (const loses of ['SET SESSION wait_timeout', 'SET SESSION time_zone']) {
    it(`is aborted when nothing answers its ${loses}`, async () => {
      const relay = await new Relay(await testDatabase()).start();
      relay.loses = (packet) => packet.includes(loses);
      expect(await refusalOf(migrate(relay.url, [], await logger))).to.be.instanceOf(Error);
      await relay.stop();
    });
  }
});
