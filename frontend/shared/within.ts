/** Resolves like the promise if it does so in time, otherwise with undefined. The work itself continues. */
export function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms, undefined);
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
