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
});
