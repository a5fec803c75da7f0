/**
 * Listens for an event of the page itself, such as `pagehide`. Where there is no page (prerendering), it does
 * nothing.
 */
export function onPage(event: string, heard: (event: Event) => void): void {
  const page = globalThis as object as Partial<EventTarget>;
  page.addEventListener?.(event, heard);
}
