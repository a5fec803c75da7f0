/** What people can do while a part is away, in the words of the status page. */
import type { UpstreamName, UpstreamState } from './StatusAnswer.ts';

const WHILE_AWAY: Record<UpstreamName, string> = {
  user: 'Whoever is logged in stays so, shops, checks out and can log out. Registering and logging in wait.',
  product: 'The catalogue is shown as it was last seen. Orders go on with the products they know.',
  order:
    'Everything but orders works. The order is shown as it was last seen; changing it and checking out wait.',
  'session-store': 'Everything works. Sessions are believed by their signature.',
};

export function worksNow(name: UpstreamName, state: UpstreamState): string {
  return state === 'away' ? WHILE_AWAY[name] : 'Everything works.';
}
