/**
 * One's own account, as the user service tells it: the session knows only what was true at sign-in. Who comes back to the
 * page learns of what they have changed in another tab.
 */
import { defineQueryOptions } from '@pinia/colada';
import { users } from '../../api/users.ts';

export const profileQuery = defineQueryOptions({
  key: ['profile'],
  query: ({ signal }) => users.readMe(signal),
  refetchOnWindowFocus: true,
});
