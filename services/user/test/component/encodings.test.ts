import { describeEncodings } from '@bulkhead/chassis/testing/encodings';
import type { LoggedIn } from '../../src/contract/user.ts';
import { accountRows, PASSWORD, signedIn, somebody, startUser, type UserUnderTest } from './startUser.ts';

const badName = ['  ', 'x'.repeat(61), 'a\u0007b', '🦊'];
const badEmail = ['somebody.example.org', `${'x'.repeat(190)}@example.org`, ''];
const badPassword = ['seven77', 'x'.repeat(129), 'Password123'];

describe('a body in every encoding, to the user service', () => {
  let user: UserUnderTest;
  before(async () => (user = await startUser()));
  after(() => user.stop());
  const state = () => accountRows(user);
  const names = ({ message, result: { first_name, last_name, is_admin } }: LoggedIn) => [
    message,
    first_name,
    last_name,
    is_admin,
  ];

  describeEncodings<LoggedIn>(
    {
      'POST /api/user/create': {
        target: async () => ({ path: '/api/user/create', good: somebody(), state }),
        bad: {
          username: ['ab', 'a'.repeat(31), 'ab\u0007cd', 'abc\u202Edef'],
          password: badPassword,
          email: badEmail,
          first_name: badName,
          last_name: badName,
        },
        result: names,
      },
      'POST /api/user/login': {
        target: async () => {
          const { username } = await signedIn(user.api);
          return { path: '/api/user/login', good: { username, password: PASSWORD }, state };
        },
        bad: { username: ['', 'x'.repeat(201)], password: ['x'.repeat(1025)] },
        result: names,
      },
      'PATCH /api/user': {
        target: async () => {
          const { username, key } = await signedIn(user.api);
          const good = { first_name: 'Ada', last_name: 'Byron', email: `${username}@example.net` };
          return { path: '/api/user', key, good, state };
        },
        bad: { email: badEmail, first_name: badName, last_name: badName },
        result: names,
      },
      'POST /api/user/password': {
        target: async () => {
          const { key } = await signedIn(user.api);
          const good = { old_password: PASSWORD, new_password: 'another-battery-staple' };
          return { path: '/api/user/password', key, good, state };
        },
        bad: { old_password: ['x'.repeat(1025)], new_password: badPassword },
        result: names,
      },
    },
    () => user.api,
  );
}).timeout(30_000);
