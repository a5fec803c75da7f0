import { expect } from 'chai';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { run } from '../../cluster/run.ts';
import { temporaryFolder, testDatabase } from '../../engines/testServers.ts';
import { ROOT } from '../../local/root.ts';

const SCRIPT = readFileSync(join(ROOT, 'charts/bulkhead/charts/service/files/restore.sh'), 'utf8');
const BACKUP = 'CREATE TABLE notes (text VARCHAR(50)); INSERT INTO notes VALUES ("backed up");';

/** A stand-in for the parts of MySQL's client that the script uses: not every machine has it. */
const CLIENT = `
const { createConnection } = require(${JSON.stringify(join(ROOT, 'node_modules/mysql2/promise'))});
const { readFileSync } = require('node:fs');
const sql = process.argv.find((word) => word.startsWith('--execute='))?.slice(10) ?? readFileSync(0, 'utf8');
(async () => {
  const connection = await createConnection({ uri: process.env.DATABASE_URL, multipleStatements: true });
  const [rows] = await connection.query(sql);
  if (sql.startsWith('SELECT')) console.log(Object.values(rows[0]).join());
  await connection.end();
})();
`;

async function folderWithBackup(): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'client.cjs'), CLIENT);
  const make = `gzip >order.sql.gz && sha256sum order.sql.gz >order.sql.gz.sha256 && ln -s order.sql.gz latest.sql.gz`;
  await run('bash', ['-euc', make], { cwd: folder, input: BACKUP });
  return folder;
}

async function restore(
  url: string,
  spoil: (folder: string) => void = () => undefined,
  file = '',
): Promise<string> {
  const folder = await folderWithBackup();
  spoil(folder);
  const commands = [
    `mysql() { '${process.execPath}' '${folder}/client.cjs' "$@"; }`,
    'mysqladmin() { :; }',
    'sleep() { :; }',
  ];
  const script = [...commands, SCRIPT.replaceAll('/backups', folder)].join('\n');
  return run('bash', ['-euo', 'pipefail', '-c', script], {
    env: {
      ...process.env,
      DATABASE: new URL(url).pathname.slice(1),
      DATABASE_HOST: 'order-mysql',
      DATABASE_URL: url,
      RESTORE_FILE: file,
      STARTUP: '0',
    },
  });
}

describe('the restore job', function () {
  this.timeout(30_000);

  it('restores the newest backup when nobody else is connected', async () => {
    const url = await testDatabase();
    expect(await restore(url)).to.include('restored');
    const connection = await createConnection(url);
    expect((await connection.query('SELECT text FROM notes'))[0]).to.deep.equal([{ text: 'backed up' }]);
    await connection.end();
  });

  for (const file of ['latest.sql.gz', 'order.sql.gz']) {
    it(`restores a backup by name, such as ${file}`, async () => {
      expect(await restore(await testDatabase(), () => undefined, file)).to.match(/order\.sql\.gz: restored/);
    });
  }

  it('removes everything that is not in the backup, including a table of a newer version', async () => {
    const url = await testDatabase();
    const newer = await createConnection({ uri: url, multipleStatements: true });
    await newer.query(
      'CREATE TABLE notes (text INT PRIMARY KEY); CREATE TABLE newer (note INT REFERENCES notes (text))',
    );
    await newer.end();
    await restore(url);
    const connection = await createConnection(url);
    expect((await connection.query('SHOW TABLES'))[0]).to.have.length(1);
    expect((await connection.query('SELECT text FROM notes'))[0]).to.deep.equal([{ text: 'backed up' }]);
    await connection.end();
  });

  const spoilt = [
    { what: 'is gone', spoil: (folder: string) => rmSync(join(folder, 'latest.sql.gz')) },
    { what: 'is damaged', spoil: (folder: string) => appendFileSync(join(folder, 'order.sql.gz'), 'x') },
  ];
  for (const { what, spoil } of spoilt) {
    it(`reports when the newest backup ${what}, and changes nothing`, async () => {
      const url = await testDatabase();
      const said = await restore(url, spoil).then(String, String);
      expect(said).to.match(/is not there, or not as it was written: name another .*order\.sql\.gz/);
      const connection = await createConnection(url);
      expect((await connection.query('SHOW TABLES'))[0]).to.deep.equal([]);
      await connection.end();
    });
  }

  it('refuses while the service is connected, and changes nothing', async () => {
    const url = await testDatabase();
    const service = await createConnection(url);
    const said = await restore(url).then(String, String);
    expect(said).to.match(
      /\nNothing is restored while others are connected .* restart statefulset order-mysql /,
    );
    expect((await service.query('SHOW TABLES'))[0]).to.deep.equal([]);
    await service.end();
  });
});
