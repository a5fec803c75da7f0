import { argon2Sync } from 'node:crypto';
import { expect } from 'chai';
import { hashPassword, isOutdated, isPasswordOf } from '../../src/domain/passwordHash.ts';

describe('a password hash', () => {
  it('is an argon2id PHC string with OWASP’s parameters, never twice the same', async () => {
    const hashes = [await hashPassword('pass phrase'), await hashPassword('pass phrase')];
    expect(hashes[0]).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(hashes[0]).not.to.equal(hashes[1]);
    expect(hashes.map(isOutdated)).to.deep.equal([false, false]);
  });

  it('knows its password and no other', async () => {
    const hash = await hashPassword('pass phrase 💧');
    expect(await isPasswordOf(hash, 'pass phrase 💧')).to.equal(true);
    for (const other of ['pass phrase', 'Pass phrase 💧', '', 'pass phrase 💧 ']) {
      expect(await isPasswordOf(hash, other)).to.equal(false);
    }
  });

  it('is still accepted if it was made with other parameters, and marked as outdated', async () => {
    const salt = Buffer.from('sixteen bytes ok');
    const cost = { memory: 8192, passes: 3, parallelism: 2 };
    const tag = argon2Sync('argon2id', { message: 'old one', nonce: salt, tagLength: 24, ...cost });
    const hash = `$argon2id$v=19$m=8192,t=3,p=2$${plain(salt)}$${plain(tag)}`;
    expect(await isPasswordOf(hash, 'old one')).to.equal(true);
    expect(await isPasswordOf(hash, 'another')).to.equal(false);
    expect(isOutdated(hash)).to.equal(true);
  });

  it('is nothing else', async () => {
    for (const hash of ['', 'plain', '$2b$12$abc', '$argon2i$v=19$m=1,t=1,p=1$aa$aa']) {
      const error = await isPasswordOf(hash, 'plain').catch((reason: unknown) => reason);
      expect(error).to.be.an('error').with.property('message').that.contains('argon2id');
    }
  });
});

const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
