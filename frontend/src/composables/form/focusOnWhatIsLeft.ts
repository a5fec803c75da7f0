/** Where the keyboard goes with a line that is removed: to the heading of the lines that are left, else to the page. */
export function focusOnWhatIsLeft(heading: HTMLElement | null, linesLeft: number): void {
  const place = linesLeft > 0 ? heading : document.querySelector('main');
  place?.focus({ preventScroll: true });
}
