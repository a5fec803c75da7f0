/** Assembles the user service: the only file that knows all its parts. */
import { createApi } from '@bulkhead/chassis/http/createApi';
import { limitByClient } from '@bulkhead/chassis/http/limitByClient';
import { RateLimit } from '@bulkhead/chassis/http/RateLimit';
import type { Service } from '@bulkhead/chassis/lifecycle/startService';
import { createLogger } from '@bulkhead/chassis/observability/logger';
import { createMetrics } from '@bulkhead/chassis/observability/metrics';
import { openSessions } from '@bulkhead/chassis/sessions/openSessions';
import { refuseForeignOrigin } from '@bulkhead/chassis/sessions/refuseForeignOrigin';
import { createSessionGate } from '@bulkhead/chassis/sessions/sessionGate';
import { Database } from '@bulkhead/chassis/storage/Database';
import { migrate } from '@bulkhead/chassis/storage/migrate';
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

const NAME = 'user';
/** How long a client stays known after a sign-in. */
const KNOWN_SECONDS = 30 * 24 * 60 * 60;

export async function createUserService(config: UserConfig): Promise<Service> {
  const logger = await createLogger({ service: NAME, ...config });
  const metrics = createMetrics(NAME);
  const { DATABASE_URL: url, DATABASE_POOL_SIZE: poolSize } = config;
  const database = new Database({ url, poolSize, metrics });
  const sessions = openSessions(config, { logger, metrics });
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
  const routes = [
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
  ];
  const serve = createApi({
    service: NAME,
    routes,
    logger,
    metrics,
    trustProxy: config.TRUST_PROXY,
    sessions: createSessionGate(sessions),
    guards: [refuseForeignOrigin],
  }).callback();

  const ensureAdmin = makeEnsureAdmin({ accounts, passwords });
  const { ADMIN_USERNAME: username, ADMIN_PASSWORD: password } = config;
  return {
    logger,
    metrics,
    listener: serve,
    migrate: () =>
      migrate(url, [createIdempotencyKeys, createUsers], logger, async () => {
        if (username && password) await ensureAdmin({ username, password });
      }),
    async open() {
      sessions.redis.on('ready', () => void endings.tellAgain());
      await endings.tellAgain();
    },
    checkReady: () => database.ping(),
    async close() {
      endings.close();
      await sessions.close();
      await database.close();
    },
  };
}
