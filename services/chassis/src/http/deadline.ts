/** A request is answered within its budget, whatever the parts behind it do. */
import { unavailable } from '../errors/Refusal.ts';

/** The work goes on by itself when the time is up; its transaction sees that and rolls back. */
export async function withinBudget<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        reject(
          unavailable('deadline-exceeded', 'This takes longer than it should. Please try again in a moment.'),
        );
      },
      Math.max(ms, 0),
    );
  });
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
