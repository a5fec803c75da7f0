/** Signs a user in or out in this browser and updates everything that shows the user, in all tabs. */
import type { LogIn } from './logIn.ts';
import { tellOtherTabs } from './otherTabs.ts';
import { useIdentity } from './useIdentity.ts';
import { forgetDraftOfOthers } from '../form/useKeptDraft.ts';

export function useSigning() {
  const { becomeUser } = useIdentity();

  return {
    /** `useWayOn` then leaves the log-in page on its own. */
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
