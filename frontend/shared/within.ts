/** What a promise gives, if it does so in time; undefined otherwise. The work itself goes on. */
export function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms, undefined);
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
