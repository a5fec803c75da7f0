/**
 * What somebody has typed about themselves on the pages to sign in. It outlives going from one to the other and back, and
 * loading the page anew, in this tab only, and for a while: the next one at this computer is somebody else. Passwords are
 * not kept.
 */
import { reactive, ref, watch } from 'vue';
import { onPage } from '../browser/onPage.ts';

const STORED_AS = 'bulkhead.typed';
const KEPT_MS = 15 * 60_000;
const NOTHING = { first_name: '', last_name: '', email: '', username: '' };

const { at = 0, ...kept } = readTyped();
let typedAt = at;
export const typedPerson = reactive({ ...NOTHING, ...kept });

/** The page was left for so long that what was typed on it is gone; until something is typed again. */
export const isTypedForgotten = ref(false);

watch(typedPerson, (typed) => {
  typedAt = Date.now();
  if (isAnythingTyped()) isTypedForgotten.value = false;
  try {
    sessionStorage.setItem(STORED_AS, JSON.stringify({ ...typed, at: typedAt }));
  } catch {
    // Where nothing can be stored it is kept for as long as the page is.
  }
});

// Also to one that stayed open, or that the browser shows again as it was left.
for (const event of ['visibilitychange', 'pageshow']) onPage(event, forgetOldTypedPerson);

/** Whoever comes to a page to sign in finds nothing of somebody before them. */
export function forgetOldTypedPerson(): void {
  if (!isOld(typedAt)) return;
  isTypedForgotten.value ||= isAnythingTyped();
  forgetTypedPerson();
}

const isAnythingTyped = () => Object.values(typedPerson).some((text) => text !== '');

export function forgetTypedPerson(): void {
  Object.assign(typedPerson, NOTHING);
}

function readTyped(): Partial<typeof NOTHING & { at: number }> {
  try {
    const typed = JSON.parse(sessionStorage.getItem(STORED_AS) ?? '{}') as ReturnType<typeof readTyped>;
    if (!isOld(typed.at)) return typed;
    sessionStorage.removeItem(STORED_AS);
    return {};
  } catch {
    return {};
  }
}

function isOld(at = 0): boolean {
  return Math.abs(Date.now() - at) > KEPT_MS;
}
