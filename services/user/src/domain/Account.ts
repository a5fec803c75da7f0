/** Accounts as the business rules see them. */

/** The facts that people state about themselves. */
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

/** A person with their password hash. Never leaves the service and is never stored as an answer. */
export interface Account extends Person {
  /** PHC string. */
  passwordHash: string;
  /** Milliseconds since 1970. Undefined while it is the first one. */
  passwordChangedAt: number | undefined;
}

export type NewAccount = Profile & Pick<Account, 'username' | 'passwordHash' | 'isAdmin'>;
