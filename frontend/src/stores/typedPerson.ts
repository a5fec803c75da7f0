/**
 * What somebody has typed about themselves on the pages to sign in. It outlives going from one to the other and back,
 * in memory only; passwords are not kept.
 */
import { reactive } from 'vue';

const NOTHING = { first_name: '', last_name: '', email: '', username: '' };

export const typedPerson = reactive({ ...NOTHING });

export function forgetTypedPerson(): void {
  Object.assign(typedPerson, NOTHING);
}
