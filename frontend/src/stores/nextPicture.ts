/** On a slow phone a press is to be seen at once: what takes long to draw comes with the picture after that. */
import { shallowRef, type ShallowRef, watch } from 'vue';

/** A page that nobody looks at is not painted; one that stops to be looked at may not be any more. */
const AT_MOST_MS = 1000;

/** Resolves when the browser has painted what was changed until now. */
export function untilPainted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, document.hidden ? 0 : AT_MOST_MS);
  });
}

/** Follows a value, one picture later. */
export function inNextPicture<T>(source: () => T): Readonly<ShallowRef<T>> {
  const drawn = shallowRef(source());
  watch(source, async () => {
    await untilPainted();
    drawn.value = source();
  });
  return drawn;
}
