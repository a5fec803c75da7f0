import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { createConnection } from 'mysql2/promise';
import { startDatabase } from '../DatabaseServer.ts';
import { assertMadeBy } from '../dataFolder.ts';
import { processIdentity } from '../processIdentity.ts';
import { temporaryFolder } from '../testServers.ts';

describe('a database server', function () {
  this.timeout(30_000);

  it('keeps committed data when it is killed, and ends the leftovers of an earlier run', async () => {
    const dir = join(temporaryFolder(), 'database');
    const first = await startDatabase({ dir });
    const connection = await createConnection(await first.createDatabase('shop'));
    await connection.query('CREATE TABLE thing (id INT)');
    await connection.query('INSERT INTO thing VALUES (7)');
    connection.destroy();

    await first.kill('SIGSTOP'); // a hung one, so that only force ends it
    const second = await startDatabase({ dir });
    expect(processIdentity(first.pid)).to.equal(undefined);
    const again = await createConnection(await second.createDatabase('shop'));
    const [rows] = await again.query('SELECT id FROM thing');
    await again.end();
    await second.stop();
    expect(rows).to.deep.equal([{ id: 7 }]);
  });

  it('is strict, uses UTC, and stores every character', async () => {
    const server = await startDatabase({ dir: join(temporaryFolder(), 'database'), durable: false });
    const connection = await createConnection(await server.createDatabase('shop'));
    const [rows] = await connection.query(
      'SELECT @@sql_mode AS mode, @@time_zone AS zone, @@character_set_database AS letters, @@max_connections AS most',
    );
    await connection.end();
    await server.stop();
    const [row] = rows as { mode: string; zone: string; letters: string; most: number }[];
    expect(row?.mode).to.include('STRICT_TRANS_TABLES');
    expect([row?.zone, row?.letters, row?.most]).to.deep.equal(['+00:00', 'utf8mb4', 100]);
  });

  it('does not touch the data of another make of server', () => {
    const data = temporaryFolder();
    mkdirSync(join(data, 'mysql'));
    writeFileSync(join(data, 'mysql.ibd'), '');
    expect(() => assertMadeBy('mariadb', data)).to.throw(/belongs to MySQL.*make reset/s);
    expect(() => assertMadeBy('mysql', data)).to.not.throw();
  });
});
