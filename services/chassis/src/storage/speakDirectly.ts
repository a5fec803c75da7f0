/**
 * Begins and ends Sequelize's transactions with `runStatement`: by its own way, three words take as long as three queries.
 * Between two statements of one the server waits IDLE_SECONDS and then undoes it: see
 * docs/decisions/transactions-end-by-themselves.md
 */
import type { Connection } from 'mysql2';
import type { Sequelize, Transaction } from 'sequelize';
import { connectionOf, run } from './runStatement.ts';

/** More than a request's whole budget. MySQL has no shorter one, and no limit for transactions alone. */
const IDLE_SECONDS = 1;

// One statement each: switching autocommit on commits what is open, and fails if that fails.
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
        // A connection that cannot even do this is at its end, which undoes the transaction too.
        connection.destroy();
      }
    },
  });
}

/** From here on no statement of the transaction follows. */
function lastUseOf(transaction: Transaction, finished: string): Connection {
  const connection = connectionOf(transaction);
  Object.assign(transaction, { finished });
  return connection;
}
