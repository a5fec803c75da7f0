/** Moves the focus when a line is removed: to the heading of the remaining lines, else to the page. */
export function focusOnWhatIsLeft(heading: HTMLElement | null, linesLeft: number): void {
  const place = linesLeft > 0 ? heading : document.querySelector('main');
  place?.focus({ preventScroll: true });
}
