/**
 * Carries what the visitor did before the app was mounted over to the app's elements: input, clicks, focus
 * and cursor.
 */
import { nextTick } from 'vue';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const FIELDS = 'input, textarea, select';
const FOCUSABLE = `a, button, ${FIELDS}`;

export async function takeOver(before: HTMLElement, after: HTMLElement, swap: () => void): Promise<void> {
  const same = <E extends HTMLElement>(element: E) => sameElement(before, after, element);
  const typed = [...before.querySelectorAll<Field>(FIELDS)].filter(isChanged);
  const pressed = [...before.querySelectorAll<HTMLButtonElement>('button[aria-busy]')];
  const focused = before.contains(document.activeElement) ? document.activeElement : null;
  const focusedAt = focused instanceof HTMLInputElement ? focused.selectionStart : null;
  swap();
  for (const field of typed) {
    const own = same(field);
    if (!own) continue;
    own.value = field.value;
    own.dispatchEvent(new Event('input', { bubbles: true }));
    own.dispatchEvent(new Event('change', { bubbles: true }));
  }
  const own = focused instanceof HTMLElement ? same(focused) : undefined;
  own?.focus({ preventScroll: true });
  if (own instanceof HTMLInputElement && focusedAt !== null) own.setSelectionRange(focusedAt, focusedAt);
  // Clicks come last and in their order: each relies on the input and clicks before it.
  for (const button of pressed) {
    await nextTick();
    same(button)?.click();
  }
}

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    const byDefault = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
    return field.selectedIndex !== Math.max(0, byDefault);
  }
  return field.value !== field.defaultValue;
}

/**
 * The matching element in the app: the one at the same position among similar elements, since both pages come
 * from the same templates. Elements are counted per part of the page, because the app may show more links in
 * the header by now.
 */
function sameElement<E extends HTMLElement>(before: HTMLElement, after: HTMLElement, element: E) {
  const alike = selectorOf(element);
  const part = ['main', 'footer', 'header'].find((name) => element.closest(name));
  const within = (root: HTMLElement) => (part === undefined ? null : root.querySelector(part)) ?? root;
  const likeIt = (root: HTMLElement) => [...within(root).querySelectorAll<E>(alike)];
  return likeIt(after)[likeIt(before).indexOf(element)];
}

/** Selects by id, name or address where possible. Ids that Vue generates differ between the two pages. */
function selectorOf(element: HTMLElement): string {
  if (element.id && !element.id.startsWith('v-')) return `#${CSS.escape(element.id)}`;
  const named = ['name', 'href'].find((attribute) => element.hasAttribute(attribute));
  return named ? `[${named}="${CSS.escape(element.getAttribute(named) ?? '')}"]` : FOCUSABLE;
}
