import { expect } from 'chai';
import { databaseAddress } from '../../src/storage/databaseAddress.ts';

describe('the address of a database', () => {
  it('may contain escaped characters', () => {
    expect(databaseAddress('mysql://us%40er:p%2Fw@[::1]:3307/na%20me?ssl-mode=required')).to.deep.equal({
      host: '::1',
      port: 3307,
      database: 'na me',
      user: 'us@er',
      password: 'p/w',
      ssl: { rejectUnauthorized: false },
    });
  });

  it('has the usual port and no TLS by default', () => {
    const address = { host: 'host', port: 3306, database: 'name', user: 'user', password: '' };
    expect(databaseAddress('mariadb://user@host/name')).to.deep.equal(address);
  });

  it('takes no option but ssl-mode', () => {
    for (const options of ['?ssl-mode=OFF', '?charset=latin1', '?ssl-mode=REQUIRED&charset=latin1'])
      expect(() => databaseAddress(`mysql://user@host/name${options}`)).to.throw('ssl-mode');
  });
});
