/** HTTP routes of accounts: register, show and change one's own account, and the admin's list. */
import { z } from 'zod';
import { defineRoute, type Guard, type Route } from '@bulkhead/chassis/http/route';
import { Id } from '@bulkhead/chassis/contract/shared';
import { decodeCursor, pageOf } from '@bulkhead/chassis/storage/cursor';
import {
  CreateUserRequest,
  ListUsersQuery,
  UpdateUserRequest,
  UserCreated,
  UserPage,
  UserResult,
  UserUpdated,
  UsernameExists,
  UsernameParams,
  userPaths,
} from '../contract/user.ts';
import type { Accounts } from '../domain/Accounts.ts';
import type { makeCreateAccount } from '../domain/createAccount.ts';
import { notLoggedIn, usernameUnknown } from '../domain/refusals.ts';
import type { makeUpdateProfile } from '../domain/updateProfile.ts';
import { presentUser } from './presentUser.ts';
import { uncommon } from './uncommon.ts';

interface Parts {
  accounts: Accounts;
  createAccount: ReturnType<typeof makeCreateAccount>;
  updateProfile: ReturnType<typeof makeUpdateProfile>;
  limits: { register: Guard; exists: Guard };
}

export function accountRoutes({ accounts, createAccount, updateProfile, limits }: Parts): Route[] {
  return [
    defineRoute('post', userPaths.create, {
      summary: 'Register',
      caller: 'anybody',
      limit: limits.register,
      body: CreateUserRequest.extend({ password: uncommon(CreateUserRequest.shape.password) }),
      secrets: ['password'],
      answers: { 201: UserCreated },
      refusals: { 409: 'The username or the e-mail address is taken' },
      handle: async ({ body, once }) => {
        const { username, password, email, first_name: firstName, last_name: lastName } = body;
        const person = await createAccount({ username, password, email, firstName, lastName }, once);
        return { status: 201, body: { message: 'Account created', result: presentUser(person) } };
      },
    }),
    defineRoute('get', userPaths.exists, {
      summary: 'Whether a username is taken',
      caller: 'anybody',
      limit: limits.exists,
      params: UsernameParams,
      answers: { 200: UsernameExists },
      refusals: { 404: 'Nobody has this username' },
      handle: async ({ params }) => {
        if (!(await accounts.findByUsername(params.username))) throw usernameUnknown();
        return { body: { result: true } };
      },
    }),
    defineRoute('get', userPaths.me, {
      summary: 'Who I am',
      caller: 'signed-in',
      answers: { 200: UserResult },
      handle: async ({ caller }) => {
        const account = await accounts.findById(caller.id);
        if (!account) throw notLoggedIn();
        return { body: { result: presentUser(account) } };
      },
    }),
    defineRoute('patch', userPaths.me, {
      summary: 'Change my names or my e-mail address',
      caller: 'signed-in',
      body: UpdateUserRequest,
      answers: { 200: UserUpdated },
      refusals: { 409: 'Another account has this e-mail address' },
      handle: async ({ caller, body }) => {
        const { email, first_name: firstName, last_name: lastName } = body;
        const person = await updateProfile(caller.id, { email, firstName, lastName });
        return { body: { message: 'Account updated', result: presentUser(person) } };
      },
    }),
    defineRoute('get', userPaths.all, {
      summary: 'All accounts, in the order they were made',
      caller: 'admin',
      query: ListUsersQuery,
      answers: { 200: UserPage },
      handle: async ({ query: { limit, cursor } }) => {
        const after = cursor === undefined ? undefined : decodeCursor(cursor, z.tuple([Id]))[0];
        const people = await accounts.list(limit + 1, after);
        const { results, next } = pageOf(people, limit, ({ id }) => [id]);
        return { body: { results: results.map(presentUser), next } };
      },
    }),
  ];
}
