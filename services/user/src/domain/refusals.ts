/** The refusals of the account rules. */
import { Refusal } from '@bulkhead/chassis/errors/Refusal';
import type { Taken } from './Accounts.ts';

const TAKEN = {
  'username-taken': { path: 'username', message: 'This username is taken', code: 'username-taken' },
  'email-taken': {
    path: 'email',
    message: 'There is an account with this e-mail address',
    code: 'email-taken',
  },
};

export function taken(which: Taken): Refusal {
  const fault = TAKEN[which];
  return new Refusal('conflict', which, fault.message, { faults: [fault] });
}

/** The same for an unknown username and a wrong password, so that a caller cannot tell which it was. */
export const notLoggedIn = () => new Refusal('unauthenticated', 'not-logged-in', 'Not logged in');

export function wrongPassword(): Refusal {
  const fault = { path: 'old_password', message: 'Is not your current password', code: 'wrong-password' };
  return new Refusal('invalid', 'wrong-password', 'This is not your current password', { faults: [fault] });
}

export const changedMeanwhile = () =>
  new Refusal('conflict', 'password-changed-meanwhile', 'The password was changed by another request');

export const usernameUnknown = () => new Refusal('missing', 'username-unknown', 'Cannot find username');
