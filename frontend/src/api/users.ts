/** The client of the user service, apart from the others: who only looks around need not load it. */
import { call } from './clients.ts';
import { makeUserClient } from './userClient.ts';

export const users = makeUserClient(call);
