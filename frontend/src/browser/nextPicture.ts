/** On a slow phone a press is to be seen at once: what takes long to draw comes with the picture after that. */
import { getCurrentInstance, shallowRef, type ShallowRef, watch } from 'vue';

/** A page that nobody looks at is not painted; one that stops to be looked at may not be any more. */
const AT_MOST_MS = 1000;

/** Resolves when the browser has painted what was changed until now. */
export function untilPainted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, document.hidden ? 0 : AT_MOST_MS);
  });
}

/** Follows a value, one picture later; what is drawn at first is the value of now, or `first`. */
export function inNextPicture<T>(source: () => T, first?: T): Readonly<ShallowRef<T>> {
  const drawn = shallowRef(first ?? source());
  watch(
    source,
    async () => {
      await untilPainted();
      drawn.value = source();
    },
    { immediate: first !== undefined },
  );
  return drawn;
}

/** As much of a list as one picture takes: a little more than a phone shows. */
const PART = 6;

/**
 * Follows a list, a part of it in each picture, so that a press never waits for all of it to be drawn. As much as is drawn
 * stays so while it is a list of the same thing (`of`); the first page, which came with its list, is drawn whole.
 */
export function inParts<T>(list: () => readonly T[], of: () => unknown): Readonly<ShallowRef<readonly T[]>> {
  const isFirstPage = getCurrentInstance()?.root.isMounted === false;
  const drawn = shallowRef<readonly T[]>(isFirstPage ? list() : []);
  let shown = of();
  watch(
    [list, of],
    async ([whole, what]) => {
      let count = Math.max(PART, what === shown ? drawn.value.length : 0);
      shown = what;
      drawn.value = whole.slice(0, count);
      while (count < whole.length) {
        await untilPainted();
        if (list() !== whole) return;
        count += PART;
        drawn.value = whole.slice(0, count);
      }
    },
    { immediate: true },
  );
  return drawn;
}
