/** Calls back when the page itself says something, such as that it goes away. Where there is no page, nothing is said. */
export function onPage(event: string, heard: (event: Event) => void): void {
  const page = globalThis as object as Partial<EventTarget>;
  page.addEventListener?.(event, heard);
}
