/**
 * Begins and ends Sequelize's transactions with `runStatement`; Sequelize's own way costs as much as three
 * queries. When no statement follows within IDLE_SECONDS, the server rolls the transaction back: see
 * docs/decisions/transactions-end-by-themselves.md
 */
import type { Connection } from 'mysql2';
import type { Sequelize, Transaction } from 'sequelize';
import { connectionOf, run } from './runStatement.ts';

/**
 * More than a request's whole budget. MySQL allows nothing shorter, and has no limit for transactions alone.
 */
const IDLE_SECONDS = 1;

// One statement each: switching autocommit on commits the open transaction, and fails if the commit fails.
export const BEGIN = `SET SESSION autocommit = 0, wait_timeout = ${IDLE_SECONDS}`;
export const COMMIT = 'SET SESSION autocommit = 1, wait_timeout = DEFAULT';

export function speakDirectly(sequelize: Sequelize): void {
  Object.assign(sequelize.getQueryInterface(), {
    startTransaction: (transaction: Transaction) => run(connectionOf(transaction), BEGIN),
    commitTransaction: (transaction: Transaction) => run(lastUseOf(transaction, 'commit'), COMMIT),
    async rollbackTransaction(transaction: Transaction) {
      const connection = lastUseOf(transaction, 'rollback');
      try {
        await run(connection, 'ROLLBACK');
        await run(connection, COMMIT);
      } catch {
        // A connection that cannot even do this is broken. Closing it rolls the transaction back too.
        connection.destroy();
      }
    },
  });
}

/** No statement of the transaction may follow. */
function lastUseOf(transaction: Transaction, finished: string): Connection {
  const connection = connectionOf(transaction);
  Object.assign(transaction, { finished });
  return connection;
}
