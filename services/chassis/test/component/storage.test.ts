import { expect } from 'chai';
import { inspect } from 'node:util';
import { ownDatabase, testDatabase } from '@bulkhead/tools/engines/testServers';
import type { Problem } from '../../src/contract/shared.ts';
import { createLogger, errorInLog } from '../../src/observability/logger.ts';
import { isDuplicateOf } from '../../src/storage/databaseTrouble.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { ApiClient } from '../../src/testing/ApiClient.ts';
import { startNotes } from './notesService.ts';

describe('the database', () => {
  it('does not wait for the migrations of another database on the same server', async () => {
    const logger = await createLogger({ service: 'test', LOG_LEVEL: 'silent', LOG_PRETTY: false });
    const [long, other] = [await testDatabase(), await testDatabase()];
    const begun = Promise.withResolvers<undefined>();
    const end = Promise.withResolvers<undefined>();
    const fill = async () => {
      begun.resolve(undefined);
      await end.promise;
    };
    const migrating = migrate(long, [{ name: 'long', statements: [], fill }], logger);
    await begun.promise;
    try {
      await migrate(other, [{ name: 'short', statements: [] }], logger);
    } finally {
      end.resolve(undefined);
      await migrating;
    }
  });

  it('is migrated once by five processes that start at the same time', async () => {
    const url = await testDatabase();
    const logger = await createLogger({ service: 'test', LOG_LEVEL: 'silent', LOG_PRETTY: false });
    const migrations = [
      { name: 'one', statements: ['CREATE TABLE once_only (id INT)', 'INSERT INTO once_only VALUES (1)'] },
    ];
    await Promise.all(Array.from({ length: 5 }, () => migrate(url, migrations, logger)));
    const notes = await startNotes({ url });
    expect(await notes.database.select('SELECT id FROM once_only')).to.deep.equal([{ id: 1 }]);
    await notes.stop();
  });

  it('is logged without its password when a migration fails', async () => {
    const url = await testDatabase();
    const logger = await createLogger({ service: 'test', LOG_LEVEL: 'silent', LOG_PRETTY: false });
    const failing = migrate(url, [{ name: 'wrong', statements: ['CREATE TABLE'] }], logger);
    const error: unknown = await failing.catch((reason: unknown) => reason);
    const told = inspect(errorInLog(error), { depth: 10 });
    expect(told).to.contain('Migration wrong').and.not.contain(new URL(url).password);
  });

  it('is queried in the SQL mode that values are escaped for, whatever mode the server has', async () => {
    const server = await ownDatabase({ options: ['--sql-mode=NO_BACKSLASH_ESCAPES'] });
    const notes = await startNotes({ url: await server.createDatabase('notes') });
    await notes.opened;
    const text = `O'Brien', 7) -- `;
    expect(await notes.database.select('SELECT ? AS text', [text])).to.deep.equal([{ text }]);
    await notes.stop();
    await server.stop();
  });

  it('runs a deadlocked transaction again, whole', async () => {
    const notes = await startNotes({ url: await testDatabase() });
    await notes.opened;
    const run = (sql: string, transaction: never) => notes.database.sequelize.query(sql, { transaction });
    await notes.database.sequelize.query(`INSERT INTO notes (id, text) VALUES (1, 'a'), (2, 'b')`);
    let runs = 0;
    const bothHold = barrier(2);
    const touch = (first: number, second: number) =>
      notes.database.inTransaction(async (transaction) => {
        runs += 1;
        await run(`UPDATE notes SET text = CONCAT(text, '+') WHERE id = ${first}`, transaction as never);
        await bothHold();
        await run(`UPDATE notes SET text = CONCAT(text, '+') WHERE id = ${second}`, transaction as never);
      });
    await Promise.all([touch(1, 2), touch(2, 1)]);
    expect(runs).to.equal(3);
    expect(await notes.database.select('SELECT text FROM notes ORDER BY id')).to.deep.equal([
      { text: 'a++' },
      { text: 'b++' },
    ]);
    await notes.stop();
  });

  it('runs a transaction again that a cluster undid at its COMMIT', async () => {
    const notes = await startNotes({ url: await testDatabase() });
    await notes.opened;
    const undone = `SIGNAL SQLSTATE '40000' SET MYSQL_ERRNO = 3101`;
    let runs = 0;
    const work = notes.database.inTransaction(async (transaction) => {
      runs += 1;
      if (runs < 3) await notes.database.write(undone, [], transaction);
      return runs;
    });
    expect(await work).to.equal(3);
    const refused: unknown = await notes.database.write(undone).catch((error: unknown) => error);
    expect(refused).to.include({ code: 'database-unavailable' });
    await notes.stop();
  });

  it('reports which index refused a row, whatever the value contains', async () => {
    const notes = await startNotes({ url: await testDatabase() });
    await notes.opened;
    const values = [`for key 'PRIMARY'`, `' for key 'notes.PRIMARY`, `x' for key 'PRIMARY' `];
    for (const value of values) {
      const insert = () => notes.database.write('INSERT INTO notes (text) VALUES (?)', [value]);
      await insert();
      const refused: unknown = await insert().catch((error: unknown) => error);
      expect(isDuplicateOf(refused, 'PRIMARY'), value).to.equal(false);
      expect(isDuplicateOf(refused, 'notes_text'), value).to.equal(true);
    }
    await notes.stop();
  });

  it('releases the locks of a hung process, and undoes what it did', async () => {
    const url = await testDatabase();
    const hung = await startNotes({ url });
    const other = await startNotes({ url });
    await Promise.all([hung.opened, other.opened]);
    await hung.database.write(`INSERT INTO notes (id, text) VALUES (1, 'a')`);
    const change = `UPDATE notes SET text = CONCAT(text, ?) WHERE id = 1`;
    let wakeUp = () => {};
    const awake = new Promise<void>((resolve) => (wakeUp = resolve));
    let hasLocked = () => {};
    const locked = new Promise<void>((resolve) => (hasLocked = resolve));
    const halfDone = hung.database.inTransaction(async (transaction) => {
      await hung.database.write(change, ['-'], transaction);
      hasLocked();
      await awake;
      await hung.database.write(change, ['-'], transaction);
    });
    await locked;
    try {
      await other.database.inTransaction((transaction) => other.database.write(change, ['+'], transaction));
    } finally {
      wakeUp();
    }
    expect(await halfDone.catch((error: unknown) => error)).to.include({ code: 'database-unavailable' });
    expect(await hung.database.select('SELECT text FROM notes')).to.deep.equal([{ text: 'a+' }]);
    await Promise.all([hung.stop(), other.stop()]);
  });

  it('keeps a connection that is idle between two transactions', async () => {
    const notes = await startNotes({ url: await testDatabase(), poolSize: 1 });
    await notes.opened;
    const connection = async (end: 'commit' | 'rollback') => {
      const whole = notes.database.inTransaction(async (transaction) => {
        const [row] = await notes.database.select<{ id: number }>(
          'SELECT CONNECTION_ID() AS id',
          [],
          transaction,
        );
        if (end === 'rollback') throw new Error(String(row?.id));
        return String(row?.id);
      });
      const id = await whole.catch((error: unknown) => (error as Error).message);
      const [limits] = await notes.database.select(
        'SELECT @@autocommit AS autocommit, @@session.wait_timeout = @@global.wait_timeout AS rests',
      );
      return { id, ...limits };
    };
    const first = await connection('commit');
    expect(first).to.include({ autocommit: 1, rests: 1 });
    expect([await connection('rollback'), await connection('commit')]).to.deep.equal([first, first]);
    await notes.stop();
  });

  it('needs no second connection inside a transaction', async () => {
    const notes = await startNotes({ url: await testDatabase(), poolSize: 1 });
    await notes.opened;
    const api = await ApiClient.of(notes.url);
    const replies = await Promise.all(
      ['p', 'q', 'r'].map((text) =>
        api.post('/api/note', { body: { text }, headers: { 'Idempotency-Key': text } }),
      ),
    );
    expect(replies.map(({ status }) => status)).to.deep.equal([201, 201, 201]);
    await notes.stop();
  });

  it('is ready while it answers others, however full the pool', async () => {
    const notes = await startNotes({ url: await testDatabase(), poolSize: 1 });
    await notes.opened;
    let busy = true;
    const work = notes.database.inTransaction(async (transaction) => {
      while (busy) await notes.database.select('SELECT 1', [], transaction);
    });
    try {
      expect((await fetch(`${notes.managementUrl}/readyz`)).status).to.equal(200);
    } finally {
      busy = false;
      await work;
      await notes.stop();
    }
  });

  it('hangs: 503 within a second, not ready but alive, and recovery without help', async () => {
    const server = await ownDatabase();
    const notes = await startNotes({ url: await server.createDatabase('notes') });
    await notes.opened;
    const api = await ApiClient.of(notes.url);
    await server.kill('SIGSTOP');
    try {
      for (let asked = 0; asked < 3; asked += 1) {
        const started = performance.now();
        const { status } = await api.get<Problem>('/api/note/1');
        expect(status).to.equal(503);
        expect(performance.now() - started).to.be.lessThan(1000);
      }
      expect((await fetch(`${notes.managementUrl}/readyz`)).status).to.equal(503);
      expect((await fetch(`${notes.managementUrl}/livez`)).status).to.equal(200);
    } finally {
      await server.kill('SIGCONT');
    }
    const back = performance.now();
    while ((await api.get('/api/note/1')).status !== 404)
      expect(performance.now() - back).to.be.lessThan(5000);
    await notes.stop();
    await server.stop();
  });
});

/** Resolves for all once `parties` have arrived; later ones pass at once. */
function barrier(parties: number): () => Promise<void> {
  let come = 0;
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return async () => {
    come += 1;
    if (come >= parties) open();
    await opened;
  };
}
