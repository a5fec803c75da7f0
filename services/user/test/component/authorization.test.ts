import { describeAuthorization, type Rows } from '@bulkhead/chassis/testing/authorizationMatrix';
import type { LoggedIn } from '../../src/contract/user.ts';
import { KEYS, patiently, signedIn, startUser, type UserUnderTest } from './startUser.ts';

const rows: Rows = {
  'POST /api/user/create': { path: '/api/user/create', body: {}, allowed: [422] },
  'GET /api/user/{username}/exists': { path: '/api/user/nobody/exists', allowed: [404] },
  'GET /api/user': { path: '/api/user', allowed: [200], another: [200, 401] },
  'PATCH /api/user': { path: '/api/user', body: { email: 1 }, allowed: [422] },
  'GET /api/users': { path: '/api/users', allowed: [200] },
  'POST /api/user/login': { path: '/api/user/login', body: {}, allowed: [422] },
  'POST /api/user/logout': { path: '/api/user/logout', allowed: [200] },
  'POST /api/user/password': { path: '/api/user/password', body: {}, allowed: [422] },
};

describe('who may do what in the user service', () => {
  let user: UserUnderTest;
  after(() => user.stop());

  describeAuthorization(rows, async () => {
    const [ADMIN_USERNAME, ADMIN_PASSWORD] = ['keeper', 'the-keepers-password'];
    user = await startUser({ ADMIN_USERNAME, ADMIN_PASSWORD });
    const { id, username } = await signedIn(user.api);
    const login = { username: ADMIN_USERNAME, password: ADMIN_PASSWORD };
    const { body } = await patiently(() => user.api.post<LoggedIn>('/api/user/login', { body: login }));
    return {
      url: user.url,
      redisUrl: user.redisUrl,
      keys: KEYS,
      user: { id, username, role: 'user' },
      admin: { id: body.result.id, username: ADMIN_USERNAME, role: 'admin' },
    };
  });
}).timeout(30_000);
