/**
 * What somebody has typed about themselves on the pages to sign in. It outlives going from one to the other and back, and
 * loading the page anew, in this tab only, and for a while: the next one at this computer is somebody else. Passwords are
 * not kept.
 */
import { reactive, watch } from 'vue';

const STORED_AS = 'bulkhead.typed';
const KEPT_MS = 15 * 60_000;
const NOTHING = { first_name: '', last_name: '', email: '', username: '' };

const { at = 0, ...kept } = readTyped();
let typedAt = at;
export const typedPerson = reactive({ ...NOTHING, ...kept });

watch(typedPerson, (typed) => {
  typedAt = Date.now();
  try {
    sessionStorage.setItem(STORED_AS, JSON.stringify({ ...typed, at: typedAt }));
  } catch {
    // Where nothing can be stored it is kept for as long as the page is.
  }
});

/** Whoever comes to a page to sign in finds nothing of somebody before them. */
export function forgetOldTypedPerson(): void {
  if (Math.abs(Date.now() - typedAt) > KEPT_MS) forgetTypedPerson();
}

export function forgetTypedPerson(): void {
  Object.assign(typedPerson, NOTHING);
}

function readTyped(): Partial<typeof NOTHING & { at: number }> {
  try {
    return JSON.parse(sessionStorage.getItem(STORED_AS) ?? '{}') as ReturnType<typeof readTyped>;
  } catch {
    return {};
  }
}
