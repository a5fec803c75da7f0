/**
 * What somebody has typed about themselves on the pages to sign in. It outlives going from one to the other and back, and
 * loading the page anew, in this tab only; passwords are not kept.
 */
import { reactive, watch } from 'vue';

const STORED_AS = 'bulkhead.typed';
const NOTHING = { first_name: '', last_name: '', email: '', username: '' };

export const typedPerson = reactive({ ...NOTHING, ...readTyped() });

watch(typedPerson, (typed) => {
  try {
    sessionStorage.setItem(STORED_AS, JSON.stringify(typed));
  } catch {
    // Where nothing can be stored it is kept for as long as the page is.
  }
});

export function forgetTypedPerson(): void {
  Object.assign(typedPerson, NOTHING);
}

function readTyped(): Partial<typeof NOTHING> {
  try {
    return JSON.parse(sessionStorage.getItem(STORED_AS) ?? '{}') as Partial<typeof NOTHING>;
  } catch {
    return {};
  }
}
