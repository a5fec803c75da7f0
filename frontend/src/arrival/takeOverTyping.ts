/** What somebody typed before the app was there, and where their cursor is, goes over into the app's own fields. */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const FIELDS = 'input, textarea, select';

export function takeOverTyping(before: HTMLElement, after: HTMLElement, swap: () => void): void {
  const typed = [...before.querySelectorAll<Field>(FIELDS)].filter(isChanged);
  const focused = before.contains(document.activeElement) ? document.activeElement : null;
  const focusedAt = focused instanceof HTMLInputElement ? focused.selectionStart : null;
  swap();
  for (const field of typed) {
    const own = sameField(after, field);
    if (!own) continue;
    own.value = field.value;
    own.dispatchEvent(new Event('input', { bubbles: true }));
    own.dispatchEvent(new Event('change', { bubbles: true }));
  }
  const own = focused && sameField(after, focused);
  own?.focus({ preventScroll: true });
  if (own instanceof HTMLInputElement && focusedAt !== null) own.setSelectionRange(focusedAt, focusedAt);
}

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    const byDefault = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
    return field.selectedIndex !== Math.max(0, byDefault);
  }
  return field.value !== field.defaultValue;
}

/** The element at the same place: both were made by the same templates. */
function sameField(after: HTMLElement, element: Element): Field | null {
  const name = element.getAttribute('name');
  if (element.id && !element.id.startsWith('v-')) return after.querySelector(`#${CSS.escape(element.id)}`);
  return name ? after.querySelector(`[name="${CSS.escape(name)}"]`) : null;
}
