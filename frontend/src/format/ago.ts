/** A rough text for how long ago something was. */
import { locale, t } from '../words/spoken.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function ago(seconds: number): string {
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  if (seconds < MINUTE) return t('catalogue.momentsAgo');
  if (seconds < HOUR) return words.format(-Math.round(seconds / MINUTE), 'minute');
  if (seconds < 2 * DAY) return words.format(-Math.round(seconds / HOUR), 'hour');
  return words.format(-Math.round(seconds / DAY), 'day');
}
