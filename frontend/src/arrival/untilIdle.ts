/** Resolves when the page is loaded, its pictures too, and has nothing to do. */
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
