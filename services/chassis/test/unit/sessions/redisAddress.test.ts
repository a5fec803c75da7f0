import { expect } from 'chai';
import { parseRedisAddress } from '../../../src/sessions/redisAddress.ts';

describe('an address of Redis', () => {
  const nobody = { tls: false, username: undefined, password: undefined };

  it('names one server', () => {
    expect(parseRedisAddress('redis://127.0.0.1/3')).to.deep.equal({
      ...nobody,
      kind: 'single',
      node: { host: '127.0.0.1', port: 6379 },
      db: 3,
    });
    expect(parseRedisAddress('rediss://ann%40sea:p%3Aw@[::1]:7000')).to.deep.equal({
      tls: true,
      username: 'ann@sea',
      password: 'p:w',
      kind: 'single',
      node: { host: '::1', port: 7000 },
      db: 0,
    });
  });

  it('names Sentinels and the master they watch', () => {
    expect(parseRedisAddress('redis+sentinel://:pw@a,b:26380/shop/2?sentinel_password=other')).to.deep.equal({
      ...nobody,
      password: 'pw',
      kind: 'sentinel',
      nodes: [
        { host: 'a', port: 26379 },
        { host: 'b', port: 26380 },
      ],
      master: 'shop',
      db: 2,
      sentinelPassword: 'other',
    });
  });

  it('names some nodes of a Cluster', () => {
    expect(parseRedisAddress('rediss+cluster://u:p@a:7000,b')).to.deep.equal({
      tls: true,
      username: 'u',
      password: 'p',
      kind: 'cluster',
      nodes: [
        { host: 'a', port: 7000 },
        { host: 'b', port: 6379 },
      ],
    });
  });

  for (const wrong of [
    'redis:6379',
    'http://redis:6379',
    'redis://',
    'redis://a,b',
    'redis://a/one',
    'redis+sentinel://a:26379',
    'redis+cluster://a:6379/1',
    'redis://a:port',
    'redis+other://a',
    'redis://:50%@a',
  ])
    it(`is not "${wrong}"`, () => {
      expect(parseRedisAddress(wrong)).to.equal(null);
    });
});
