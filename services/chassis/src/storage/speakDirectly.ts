/** Begins and ends Sequelize's transactions with `runStatement`: by its own way, three words take as long as three queries. */
import type { Sequelize, Transaction } from 'sequelize';
import { runStatement } from './runStatement.ts';

export function speakDirectly(sequelize: Sequelize): void {
  const say = (words: string, finished?: string) => async (transaction: Transaction) => {
    const said = runStatement(sequelize, words, [], transaction);
    // Set before the answer comes, so that no statement follows.
    Object.assign(transaction, { finished });
    await said;
  };
  Object.assign(sequelize.getQueryInterface(), {
    startTransaction: say('START TRANSACTION'),
    commitTransaction: say('COMMIT', 'commit'),
    rollbackTransaction: say('ROLLBACK', 'rollback'),
  });
}
