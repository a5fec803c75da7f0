/** HTTP routes to sign in, sign out and change the password. */
import type { Context } from 'koa';
import { clientOf } from '@bulkhead/chassis/http/limitByClient';
import { defineRoute, type Guard, type Route } from '@bulkhead/chassis/http/route';
import type { Sessions } from '@bulkhead/chassis/sessions/openSessions';
import { DEGRADED_HEADER, isBrowser, tokenOf } from '@bulkhead/chassis/sessions/sessionHeaders';
import { signIn } from '@bulkhead/chassis/sessions/sessionGate';
import { ChangePasswordRequest, LoggedIn, LoginRequest, Message, userPaths } from '../contract/user.ts';
import type { Person } from '../domain/Account.ts';
import type { makeChangePassword } from '../domain/changePassword.ts';
import type { makeLogIn } from '../domain/logIn.ts';
import { presentUser, sessionUserOf } from './presentUser.ts';
import { uncommon } from './uncommon.ts';

interface Parts {
  logIn: ReturnType<typeof makeLogIn>;
  changePassword: ReturnType<typeof makeChangePassword>;
  sessions: Sessions;
  limits: { login: Guard };
}

export function signInRoutes({ logIn, changePassword, sessions, limits }: Parts): Route[] {
  /** Gives the person a new session. Browsers get the key only in the cookie, where no script can read it. */
  const startSession = async (
    ctx: Context,
    person: Person,
    { at, message }: { at: number; message: string },
  ): Promise<LoggedIn> => {
    const token = await signIn(ctx, sessionUserOf(person), { ...sessions, at });
    const answer = { message, result: presentUser(person) };
    return isBrowser(ctx.headers) ? answer : { ...answer, api_key: token };
  };

  return [
    defineRoute('post', userPaths.login, {
      summary: 'Log in',
      caller: 'anybody',
      session: true,
      idempotencyKey: false,
      limit: limits.login,
      body: LoginRequest,
      answers: { 200: LoggedIn },
      refusals: { 401: 'No such username, or not its password' },
      handle: async ({ body, ctx }) => {
        const at = Date.now();
        const person = await logIn(body.username, body.password, clientOf(ctx));
        return { body: await startSession(ctx, person, { at, message: 'Logged in' }) };
      },
    }),
    defineRoute('post', userPaths.logout, {
      summary: 'Log out, and end the session',
      caller: 'anybody',
      session: true,
      idempotencyKey: false,
      answers: { 200: Message },
      handle: async ({ caller, ctx }) => {
        // While Redis does not answer, an older session has no caller. Signing out must end it all the same.
        if (!caller && !(await sessions.endSession(tokenOf(ctx.headers)))) ctx.set(DEGRADED_HEADER, '1');
        ctx.session = null;
        return { body: { message: caller ? 'You are logged out' : 'You are not logged in' } };
      },
    }),
    defineRoute('post', userPaths.password, {
      summary: 'Change my password, which ends my other sessions',
      caller: 'signed-in',
      limit: limits.login,
      body: ChangePasswordRequest.extend({
        new_password: uncommon(ChangePasswordRequest.shape.new_password),
      }),
      secrets: ['old_password', 'new_password'],
      answers: { 200: LoggedIn },
      handle: async ({ caller, body, once, ctx }) => {
        const change = { present: body.old_password, next: body.new_password, client: clientOf(ctx) };
        const person = await changePassword(caller.id, change, once);
        const message = 'Password changed';
        if (once?.isRepeated) return { body: { message, result: presentUser(person) } };
        return { body: await startSession(ctx, person, { at: Date.now(), message }) };
      },
    }),
  ];
}
