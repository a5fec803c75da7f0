/**
 * Prepares every database connection before its first statement: time limits in the
 * server, and a timeout on our side.
 */
import type { Connection } from 'mysql2';

/**
 * Milliseconds a statement may take. More than the lock wait (1 s), so that the
 * server's own error comes first.
 */
const STATEMENT_MS = 1500;

/**
 * mysql2 escapes values with backslashes. A server may be configured not to
 * understand those, so the mode is set here.
 */
const SQL_MODE = `sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'`;

/** Sequelize's afterConnect hook. Handles MySQL and MariaDB, which name two of the limits differently. */
export async function prepareConnection(connection: Connection): Promise<void> {
  const isMariaDb = (await firstValue(connection, 'SELECT VERSION()')).includes('MariaDB');
  const limits = isMariaDb
    ? `tx_isolation = 'READ-COMMITTED', max_statement_time = ${STATEMENT_MS / 1000}`
    : `transaction_isolation = 'READ-COMMITTED', max_execution_time = ${STATEMENT_MS}`;
  await firstValue(connection, `SET SESSION ${SQL_MODE}, innodb_lock_wait_timeout = 1, ${limits}`);
  watch(connection);
  // Sequelize converts each field with a function of its own. mysql2 gives the same
  // values in a quarter of the time.
  connection.config.typeCast = true;
}

function firstValue(connection: Connection, sql: string): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.query(sql, (error, rows) => {
      if (error) reject(error);
      else resolve(Array.isArray(rows) ? String(Object.values(rows[0] as object)[0]) : '');
    });
  });
}

type Run = (...args: unknown[]) => unknown;

/**
 * A hung server, or a network that drops packets, sends not even an error. The connection
 * is cut after STATEMENT_MS, so that the pool can replace it; mysql2's own query timeout
 * would leave the connection waiting.
 */
function watch(connection: Connection): void {
  const { stream } = connection as unknown as { stream: { destroy(error: Error): void } };
  const methods = connection as unknown as Record<'query' | 'execute', Run>;
  for (const name of ['query', 'execute'] as const) {
    const run = methods[name].bind(connection);
    methods[name] = (...args) => {
      const answered = args.at(-1);
      if (typeof answered !== 'function') return run(...args);
      const timer = setTimeout(() => stream.destroy(timedOut()), STATEMENT_MS);
      return run(...args.slice(0, -1), (...results: unknown[]) => {
        clearTimeout(timer);
        (answered as Run)(...results);
      });
    };
  }
}

function timedOut(): Error {
  return Object.assign(new Error(`The database has not answered for ${STATEMENT_MS} ms`), {
    code: 'ETIMEDOUT',
    fatal: true,
  });
}
