import { expect } from 'chai';
import { errorInLog } from '../../src/observability/logger.ts';

describe('an error in the log', () => {
  it('contains what happened, but not the statement with its values', () => {
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

  it('contains no command with its arguments, not even among several causes', () => {
    const refused = Object.assign(new Error('WRONGPASS'), {
      command: { name: 'hello', args: ['3', 'AUTH', 'user', 'swordfish'] },
      previousErrors: [{ command: { name: 'auth', args: ['swordfish'] } }],
      code: 'WRONGPASS',
    });
    const told = JSON.stringify([errorInLog(refused), errorInLog(new AggregateError([refused], 'none'))]);
    expect(told.match(/"code":"WRONGPASS"/g)).to.have.length(2);
    expect(told).to.not.contain('swordfish');
  });

  it('contains no password that Redis repeats, known fields only if they are text, and only the type of what is no error', () => {
    const answered = new Error("ERR unknown command 'AUTH', with args beginning with: 'user' 'swordfish'");
    const told = JSON.stringify([errorInLog(answered), errorInLog({ password: 'swordfish' })]);
    expect(told).to.contain("unknown command 'AUTH'").and.not.contain('swordfish');
    const deep = Object.assign(new Error('deep'), { code: { password: 'swordfish' } });
    expect(errorInLog(deep)).to.not.have.property('code');
    expect(errorInLog(null)).to.deep.equal({ type: 'object' });
  });
});
