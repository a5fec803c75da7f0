/** Resolves when the page and its pictures are loaded and the browser is idle. */
export async function untilIdle(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => {
      addEventListener('load', resolve, { once: true });
    });
  const { requestIdleCallback: idle = setTimeout } = window as Partial<Window>;
  await new Promise<unknown>((resolve) => {
    idle.call(window, resolve);
  });
}
