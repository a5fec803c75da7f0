/** Begins and ends Sequelize's transactions with `runStatement`: by its own way, three words take as long as three queries. */
import type { Connection } from 'mysql2';
import type { Sequelize, Transaction } from 'sequelize';
import { runStatement } from './runStatement.ts';

export function speakDirectly(sequelize: Sequelize): void {
  const say = async (words: string, transaction: Transaction, finished?: string) => {
    const said = runStatement(sequelize, words, [], transaction);
    // Set before the answer comes, so that no statement follows.
    Object.assign(transaction, { finished });
    await said;
  };
  Object.assign(sequelize.getQueryInterface(), {
    startTransaction: (transaction: Transaction) => say('START TRANSACTION', transaction),
    commitTransaction: (transaction: Transaction) => say('COMMIT', transaction, 'commit'),
    // A connection that cannot even do this is at its end, which undoes the transaction too.
    rollbackTransaction: (transaction: Transaction) =>
      say('ROLLBACK', transaction, 'rollback').catch(() => {
        (transaction as unknown as { connection: Connection }).connection.destroy();
      }),
  });
}
