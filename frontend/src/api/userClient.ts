/** The client of the user service. */
import type {
  ChangePasswordRequest,
  CreateUserRequest,
  LoggedIn,
  LoginRequest,
  UpdateUserRequest,
  User,
  userPaths,
} from '@bulkhead/user/contract';
import { isApiProblem, ownProblem } from './ApiProblem.ts';
import type { Call } from './call.ts';

/**
 * The browser imports only types from a contract; the compiler keeps these paths equal to the published ones.
 */
const paths: Omit<typeof userPaths, 'all'> = {
  create: '/api/user/create',
  login: '/api/user/login',
  logout: '/api/user/logout',
  exists: '/api/user/:username/exists',
  me: '/api/user',
  password: '/api/user/password',
};

interface UserAnswer {
  result: User;
}

export interface UserClient {
  register: (person: CreateUserRequest, key: string) => Promise<User>;
  logIn: (credentials: LoginRequest) => Promise<User>;
  logOut: () => Promise<void>;
  usernameExists: (username: string, signal?: AbortSignal) => Promise<boolean>;
  readMe: (signal?: AbortSignal) => Promise<User>;
  update: (changes: UpdateUserRequest) => Promise<User>;
  changePassword: (passwords: ChangePasswordRequest, key: string) => Promise<void>;
}

export function makeUserClient(call: Call): UserClient {
  return {
    register: async (person, key) =>
      (await call<UserAnswer>('POST', paths.create, { body: person, key })).body.result,
    logIn: async (credentials) => {
      try {
        return (await call<LoggedIn>('POST', paths.login, { body: credentials })).body.result;
      } catch (error) {
        // The shop answers only "Not logged in", as its own clients expect.
        throw isApiProblem(error) && error.status === 401 ? ownProblem('wrong-credentials', 401) : error;
      }
    },
    logOut: async () => {
      await call('POST', paths.logout);
    },
    usernameExists: async (username, signal) => {
      try {
        await call('GET', paths.exists.replace(':username', encodeURIComponent(username)), { signal });
        return true;
      } catch (error) {
        if (isApiProblem(error) && error.status === 404) return false;
        throw error;
      }
    },
    readMe: async (signal) => (await call<UserAnswer>('GET', paths.me, { signal })).body.result,
    update: async (changes) => (await call<UserAnswer>('PATCH', paths.me, { body: changes })).body.result,
    changePassword: async (passwords, key) => {
      await call('POST', paths.password, { body: passwords, key });
    },
  };
}
