import { expect } from 'chai';
import { z } from 'zod';
import { readConfig } from '../../src/config/readConfig.ts';
import { databaseSettings, sessionKeys } from '../../src/config/settings.ts';

describe('the environment', () => {
  it('is refused with the names of all wrong variables, but without their values', () => {
    const schema = z.object({ ...databaseSettings, SESSION_KEYS: sessionKeys });
    const read = () =>
      readConfig(schema, {
        DATABASE_URL: 'mysql://user:sword/fish@host:3306/name',
        DATABASE_POOL_SIZE: 'swordfish',
        SESSION_KEYS: 'swordfish',
      });
    expect(read).to.throw(/DATABASE_URL: Set an address[^]*DATABASE_POOL_SIZE:[^]*SESSION_KEYS:/);
    expect(read).to.not.throw(/fish/);
  });
});
