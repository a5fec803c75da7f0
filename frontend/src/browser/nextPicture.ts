/** Defers slow rendering by one frame, so that a press gets visible feedback at once even on a slow phone. */
import { getCurrentInstance, shallowRef, type ShallowRef, watch } from 'vue';

/** The longest wait for a frame: a hidden page is not painted, and a page may become hidden meanwhile. */
const AT_MOST_MS = 1000;

/** Resolves when the browser has painted everything changed so far. */
export function untilPainted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, document.hidden ? 0 : AT_MOST_MS);
  });
}

/** Follows a value one frame later. The first value drawn is the current one, or `first`. */
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

/** How many items one frame can draw: a little more than a phone shows. */
const PART = 6;

/**
 * Follows a list and draws it in parts, one per frame, so that a press never waits for the whole list. Rows
 * already drawn stay while `of()` is unchanged. The first page came with its list and is drawn at once.
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
