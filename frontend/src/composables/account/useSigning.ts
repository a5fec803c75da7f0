/** Begins and ends the visit of a user in this browser, and lets everything that shows it know, in all tabs. */
import type { LogIn } from './logIn.ts';
import { tellOtherTabs } from './otherTabs.ts';
import { useIdentity } from './useIdentity.ts';
import { forgetDraftOfOthers } from '../form/useKeptDraft.ts';

export function useSigning() {
  const { becomeUser } = useIdentity();

  return {
    /** The pages to sign in lead on by themselves as soon as somebody is there (`useWayOn`). */
    signedIn: ({ user: { id, username, is_admin }, session }: LogIn): void => {
      const user = { id, username, is_admin };
      forgetDraftOfOthers(id);
      becomeUser(user, session);
      tellOtherTabs({ kind: 'user', user });
    },
    signedOut: (): void => {
      tellOtherTabs({ kind: 'user', user: null });
      forgetDraftOfOthers(undefined);
      becomeUser(null);
    },
  };
}
