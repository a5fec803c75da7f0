import { expect } from 'chai';
import { EdgeConfig } from '../../../edge/config.ts';

const SESSION_KEYS = 'k'.repeat(32);

describe('the edge’s settings', () => {
  it('need only a key: by default, services on the same machine and the app built beside it', () => {
    const config = EdgeConfig.parse({ SESSION_KEYS });
    expect(config.ORDER_SERVICE_URL).to.deep.equal([{ url: 'http://127.0.0.1:5003', isFollowed: false }]);
    expect(config.APP_DIR).to.match(/dist$/);
    expect([config.PORT, config.MANAGEMENT_PORT]).to.deep.equal([8080, 9080]);
  });

  it('accept several addresses of a service, and names that resolve to several', () => {
    const { USER_SERVICE_URL } = EdgeConfig.parse({
      SESSION_KEYS,
      USER_SERVICE_URL: 'http://a:1, dns+http://b:2/',
    });
    expect(USER_SERVICE_URL).to.deep.equal([
      { url: 'http://a:1', isFollowed: false },
      { url: 'http://b:2', isFollowed: true },
    ]);
  });

  it('refuse an invalid address', () => {
    for (const USER_SERVICE_URL of ['a:1', 'http://a:1,', 'ftp://a', 'dns+a:1'])
      expect(EdgeConfig.safeParse({ SESSION_KEYS, USER_SERVICE_URL }).success, USER_SERVICE_URL).to.equal(
        false,
      );
  });
});
