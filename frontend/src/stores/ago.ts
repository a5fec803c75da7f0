/** How long ago something was, roughly, in words. */
const MINUTE = 60;
const HOUR = 60 * MINUTE;

export function ago(seconds: number): string {
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (seconds < MINUTE) return 'moments ago';
  if (seconds < HOUR) return words.format(-Math.round(seconds / MINUTE), 'minute');
  return words.format(-Math.round(seconds / HOUR), 'hour');
}
