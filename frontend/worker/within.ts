/** What a promise gives, if it does so in time; undefined otherwise. The work itself goes on. */
export function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => {
    setTimeout(resolve, milliseconds, undefined);
  });
  return Promise.race([work, late]);
}
