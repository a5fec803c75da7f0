/**
 * Prepares every database connection before its first statement: time limits in the
 * server, and a timeout on our side.
 */
import type { Connection } from 'mysql2';
import { takesNoChanges } from './databaseTrouble.ts';

/**
 * Milliseconds a statement may take. More than the lock wait (1 s), so that the
 * server's own error comes first.
 */
export const STATEMENT_MS = 1500;
/** Seconds a migration waits for a table. All later statements queue behind its ALTER, and MySQL would wait for a year. */
const TABLE_WAIT_SECONDS = 2;

const TIME_ZONE = `time_zone = '+00:00'`;

/**
 * mysql2 escapes values with backslashes. A server may be configured not to
 * understand those, so the mode is set here.
 */
const SQL_MODE = `sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'`;

/** Sequelize's afterConnect hook. Handles MySQL and MariaDB, which name two of the limits differently. */
export const prepareConnection = orClosed(async (connection) => {
  const isMariaDb = (await firstValue(connection, 'SELECT VERSION()')).includes('MariaDB');
  const limits = isMariaDb
    ? `tx_isolation = 'READ-COMMITTED', max_statement_time = ${STATEMENT_MS / 1000}`
    : `transaction_isolation = 'READ-COMMITTED', max_execution_time = ${STATEMENT_MS}`;
  await firstValue(
    connection,
    `SET SESSION ${TIME_ZONE}, ${SQL_MODE}, innodb_lock_wait_timeout = 1, ${limits}`,
  );
  watch(connection);
  // Sequelize converts each field with a function of its own. mysql2 gives the same
  // values in a quarter of the time.
  connection.config.typeCast = true;
});

/** The same hook for migrations, whose statements may take as long as they need. */
export const prepareMigration = orClosed(async (connection) => {
  await firstValue(connection, `SET SESSION ${TIME_ZONE}, lock_wait_timeout = ${TABLE_WAIT_SECONDS}`);
});

/** A connection that cannot be set up is closed: Sequelize would only forget it. */
function orClosed(
  setUp: (connection: Connection) => Promise<void>,
): (connection: Connection) => Promise<void> {
  return async (connection) => {
    try {
      await setUp(connection);
    } catch (error) {
      streamOf(connection).destroy();
      throw error;
    }
  };
}

function firstValue(connection: Connection, sql: string): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.query({ sql, timeout: STATEMENT_MS }, (error, rows) => {
      if (error) reject(error);
      else resolve(Array.isArray(rows) ? String(Object.values(rows[0] as object)[0]) : '');
    });
  });
}

type Run = (...args: unknown[]) => unknown;

/**
 * A hung server, or a network that drops packets, sends not even an error. The connection
 * is cut after STATEMENT_MS, so that the pool can replace it; mysql2's own query timeout
 * would leave the connection waiting. A server that takes no changes any more would keep answering:
 * its connection is closed, so that the next one can find the server that took over.
 */
function watch(connection: Connection): void {
  const stream = streamOf(connection);
  const methods = connection as unknown as Record<'query' | 'execute', Run>;
  for (const name of ['query', 'execute'] as const) {
    const run = methods[name].bind(connection);
    methods[name] = (...args) => {
      const answered = args.at(-1);
      if (typeof answered !== 'function') return run(...args);
      const timer = setTimeout(() => stream.destroy(timedOut()), STATEMENT_MS);
      return run(...args.slice(0, -1), (...results: unknown[]) => {
        clearTimeout(timer);
        if (takesNoChanges(results[0])) connection.destroy();
        (answered as Run)(...results);
      });
    };
  }
}

/** Destroying the connection itself would wait for the server to close it, too. */
function streamOf(connection: Connection): { destroy(error?: Error): void } {
  return (connection as unknown as { stream: { destroy(error?: Error): void } }).stream;
}

function timedOut(): Error {
  return Object.assign(new Error(`The database has not answered for ${STATEMENT_MS} ms`), {
    code: 'ETIMEDOUT',
    fatal: true,
  });
}
