/**
 * Keeps what a visitor typed on the log-in and registration pages, except passwords. It survives switching
 * between the two and reloading, but only in this tab and for a while: the next person at this computer may
 * be someone else.
 */
import { reactive, ref, watch } from 'vue';
import { onPage } from '../browser/onPage.ts';

const STORED_AS = 'bulkhead.typed';
const KEPT_MS = 15 * 60_000;
const NOTHING = { first_name: '', last_name: '', email: '', username: '' };

const { at = 0, ...kept } = readTyped();
let typedAt = at;
export const typedPerson = reactive({ ...NOTHING, ...kept });

/** The typed values expired while the page was left alone; false again as soon as something is typed. */
export const isTypedForgotten = ref(false);

watch(typedPerson, (typed) => {
  typedAt = Date.now();
  if (isAnythingTyped()) isTypedForgotten.value = false;
  try {
    sessionStorage.setItem(STORED_AS, JSON.stringify({ ...typed, at: typedAt }));
  } catch {
    // Without session storage the values live as long as the page.
  }
});

// Also applies to a page that stayed open, or that the browser restores.
for (const event of ['visibilitychange', 'pageshow']) onPage(event, forgetOldTypedPerson);

/** Clears expired values, so that a visitor does not see what someone else typed. */
export function forgetOldTypedPerson(): void {
  if (!isOld(typedAt)) return;
  isTypedForgotten.value ||= isAnythingTyped();
  forgetTypedPerson();
}

/** Lets a page forget what else was typed on it, such as a password, when the typed values expire. */
export function whenTypedForgotten(forget: () => void): void {
  watch(isTypedForgotten, (isForgotten) => {
    if (isForgotten) forget();
  });
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
