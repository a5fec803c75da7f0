/**
 * The query for the user's own account. The session holds it only as of sign-in. Returning to the page reads
 * it again, so that changes from another tab appear.
 */
import { defineQueryOptions } from '@pinia/colada';
import { users } from '../../api/users.ts';

export const profileQuery = defineQueryOptions({
  key: ['profile'],
  query: ({ signal }) => users.readMe(signal),
  refetchOnWindowFocus: true,
});
