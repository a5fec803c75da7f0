/** People as the rules see them. */

/** What a person says of themself. */
export interface Profile {
  firstName: string;
  lastName: string;
  email: string;
}

export interface Person extends Profile {
  id: string;
  username: string;
  isAdmin: boolean;
  isActive: boolean;
  /** RFC 3339, UTC. */
  createdAt: string;
}

/** A person with what proves who they are. Never leaves the service, and is never kept as an answer. */
export interface Account extends Person {
  /** PHC string. */
  passwordHash: string;
  /** Milliseconds since 1970. Undefined while it is the first one. */
  passwordChangedAt: number | undefined;
}

export type NewAccount = Profile & Pick<Account, 'username' | 'passwordHash' | 'isAdmin'>;
