import { expect } from 'chai';
import { errorInLog } from '../../src/observability/logger.ts';

describe('an error in the log', () => {
  it('tells what happened, and not the statement with its values', () => {
    const driver = Object.assign(new Error('INSERT command denied'), {
      errno: 1142,
      sql: "INSERT INTO users VALUES ('grace@example.com', '$argon2id$secret')",
    });
    const error = Object.assign(new Error('INSERT command denied', { cause: driver }), {
      parent: driver,
      original: driver,
      parameters: ['$argon2id$secret'],
      sql: driver.sql,
    });
    const told = JSON.stringify([errorInLog(error), errorInLog(driver)]);
    expect(told).to.contain('INSERT command denied').and.contain('1142');
    expect(told).to.not.match(/argon2id|grace/);
  });

  it('tells no command with its arguments, among several reasons neither', () => {
    const refused = Object.assign(new Error('WRONGPASS'), {
      command: { name: 'hello', args: ['3', 'AUTH', 'user', 'swordfish'] },
      previousErrors: [{ command: { name: 'auth', args: ['swordfish'] } }],
      code: 'WRONGPASS',
    });
    const told = JSON.stringify([errorInLog(refused), errorInLog(new AggregateError([refused], 'none'))]);
    expect(told.match(/"code":"WRONGPASS"/g)).to.have.length(2);
    expect(told).to.not.contain('swordfish');
  });
});
