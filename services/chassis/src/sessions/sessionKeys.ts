/**
 * The names of what Redis holds about sessions. The braces put everything of one person on one node of a Redis Cluster,
 * so that one MGET or one pipeline covers it.
 */
import type { Claims } from './SessionTokens.ts';

type Person = Pick<Claims, 'uid'>;

/** JSON `{user, order}`; lives as long as the session. */
export const recordKey = ({ uid, sid }: Claims) => `session:{${uid}}:${sid}`;
/** Stands when the session was ended, so that nothing brings it back. */
export const endedKey = ({ uid, sid }: Claims) => `session-ended:{${uid}}:${sid}`;
/** Sorted set of a person's record keys by sign-in. Those of ended sessions stay until there are too many. */
export const listKey = ({ uid }: Person) => `sessions-of:{${uid}}`;
/** Milliseconds since 1970: sessions of this person made earlier are dead. */
export const validFromKey = ({ uid }: Person) => `sessions-valid-from:{${uid}}`;
/** Milliseconds since 1970: when this Redis began to know sessions. Older ones it may have lost. */
export const SINCE_KEY = 'sessions-since';
