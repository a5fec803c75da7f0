/** A date and time as written in the reader's language and time zone. */
import { locale } from '../words/spoken.ts';

export function formatInstant(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(instant),
  );
}
