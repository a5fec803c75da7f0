/** The client of the user service. It is separate so that visitors who only browse need not load it. */
import { call } from './clients.ts';
import { makeUserClient } from './userClient.ts';

export const users = makeUserClient(call);
