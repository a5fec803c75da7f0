/** What a session is: who is asking, and what the page needs to know of them while a service is away. */

export type Role = 'user' | 'admin';

/** The part of a person that every service may know without asking the user service. */
export interface SessionUser {
  id: string;
  username: string;
  role: Role;
}

export interface Session {
  /** The signed key this session was found by. */
  token: string;
  user: SessionUser;
  /** JSON: the summary of the open order as the order service wrote it, null when there is none. */
  readonly orderJson: Buffer;
  /** What Redis holds of it, as it came: most requests need nothing but the user, and the order is long. */
  record: Buffer | null;
  /** Redis did not answer: `user` is what the token claims, `order` is unknown. */
  degraded: boolean;
}
