/**
 * What a session is: who is asking, and the facts about them that a page needs
 * while a service does not answer.
 */

export type Role = 'user' | 'admin';

/** The part of a person that every service may know without asking the user service. */
export interface SessionUser {
  id: string;
  username: string;
  role: Role;
}

export interface Session {
  /** The signed token by which this session was found. */
  token: string;
  user: SessionUser;
  /** The open order's summary as the order service wrote it, in JSON; null when there is none. */
  readonly orderJson: Buffer;
  /**
   * The raw Redis record. It is not parsed until needed: most requests need only the
   * user, and the order is long.
   */
  record: Buffer | null;
  /** True when Redis did not answer: `user` comes from the token's claims, the order is unknown. */
  degraded: boolean;
}
