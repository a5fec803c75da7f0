/** Makes sure that a request is answered within its budget, however long its dependencies take. */
import { unavailable } from '../errors/Refusal.ts';

/**
 * Refuses when the time is up. The work itself continues; its transaction notices
 * the deadline and rolls back.
 */
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
