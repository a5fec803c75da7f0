/** Assembles the user service: the only file that knows all its parts. */
import { limitByClient } from '@bulkhead/chassis/http/limitByClient';
import { RateLimit } from '@bulkhead/chassis/http/RateLimit';
import { openParts } from '@bulkhead/chassis/lifecycle/assembleService';
import type { Service } from '@bulkhead/chassis/lifecycle/startService';
import { createIdempotencyKeys } from '@bulkhead/chassis/storage/once';
import { createUsers } from '../migrations/users.ts';
import type { UserConfig } from './config.ts';
import { AccountRepository } from './data/AccountRepository.ts';
import { makeChangePassword } from './domain/changePassword.ts';
import { makeCreateAccount } from './domain/createAccount.ts';
import { makeEnsureAdmin } from './domain/ensureAdmin.ts';
import { Failures } from './domain/Failures.ts';
import { makeLogIn } from './domain/logIn.ts';
import { Passwords } from './domain/Passwords.ts';
import { SessionEndings } from './domain/SessionEndings.ts';
import { makeUpdateProfile } from './domain/updateProfile.ts';
import { accountRoutes } from './http/accountRoutes.ts';
import { signInRoutes } from './http/signInRoutes.ts';

/** How long a client stays known after a sign-in. */
const KNOWN_SECONDS = 30 * 24 * 60 * 60;

export async function createUserService(config: UserConfig): Promise<Service> {
  const { logger, database, sessions, assemble } = await openParts('user', config);
  const accounts = new AccountRepository(database);
  const passwords = new Passwords();
  const endings = new SessionEndings({ accounts, sessions: sessions.store, logger });

  const limit = (name: string, times: number, seconds = 60) =>
    new RateLimit({ name, times, seconds }, sessions.redis);
  const limits = {
    login: limitByClient(limit('login', config.LIMIT_LOGIN)),
    register: limitByClient(limit('register', config.LIMIT_REGISTER)),
    exists: limitByClient(limit('exists', config.LIMIT_EXISTS)),
  };
  const failures = new Failures({
    ofOne: limit('failed-login', config.LIMIT_FAILED_LOGINS, 900),
    ofAll: limit('failed-login-of-all', 10 * config.LIMIT_FAILED_LOGINS, 900),
    known: limit('known-client', 1, KNOWN_SECONDS),
  });
  const proving = { accounts, passwords, failures };
  const ensureAdmin = makeEnsureAdmin({ accounts, passwords });
  const { ADMIN_USERNAME: username, ADMIN_PASSWORD: password } = config;
  return assemble({
    routes: [
      ...accountRoutes({
        accounts,
        limits,
        createAccount: makeCreateAccount({ accounts, passwords }),
        updateProfile: makeUpdateProfile({ accounts }),
      }),
      ...signInRoutes({
        sessions,
        limits,
        logIn: makeLogIn(proving),
        changePassword: makeChangePassword({ ...proving, endings }),
      }),
    ],
    migrations: [createIdempotencyKeys, createUsers],
    async afterMigration() {
      if (username && password) await ensureAdmin({ username, password });
    },
    async open() {
      sessions.redis.on('ready', () => void endings.tellAgain());
      await endings.tellAgain();
    },
    async close() {
      endings.close();
    },
  });
}
