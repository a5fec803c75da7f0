/**
 * The Redis keys of sessions. The braces put all keys of one person on one node of a Redis Cluster, so that
 * one MGET or one pipeline covers them.
 */
import type { Claims } from './SessionTokens.ts';

type Person = Pick<Claims, 'uid'>;

/** JSON `{user, order}`; expires with the session. */
export const recordKey = ({ uid, sid }: Claims) => `session:{${uid}}:${sid}`;
/** The tombstone: set when the session was ended, so that nothing restores it. */
export const endedKey = ({ uid, sid }: Claims) => `session-ended:{${uid}}:${sid}`;
/**
 * Sorted set of a person's record keys, by sign-in. Keys of ended sessions stay until the set has too many.
 */
export const listKey = ({ uid }: Person) => `sessions-of:{${uid}}`;
/** Milliseconds since 1970: sessions of this person made earlier are dead. */
export const validFromKey = ({ uid }: Person) => `sessions-valid-from:{${uid}}`;
/** Milliseconds since 1970: when this Redis began to hold sessions. It may have lost older ones. */
export const SINCE_KEY = 'sessions-since';
