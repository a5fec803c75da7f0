/** What GET /api/status says. */

export const STATUS_PATH = '/api/status';
/** The same for people. */
export const STATUS_PAGE = '/status';

export type UpstreamName = 'user' | 'product' | 'order' | 'session-store';
/** `partly`: some of its replicas work. */
export type UpstreamState = 'up' | 'partly' | 'away';

export interface UpstreamStatus {
  name: UpstreamName;
  state: UpstreamState;
  /** Since when, RFC 3339. */
  since: string;
  /** What people can do now, as far as this part is concerned, in English. */
  works_now: string;
  /** Of a service: what one request may take, in milliseconds, and how many second tries may be made now. */
  budget?: { timeout_ms: number; second_tries: number };
  /** One for each address, without saying where it is. */
  replicas: { state: 'up' | 'failing' | 'silent'; breakers: Record<'reads' | 'writes', BreakerState> }[];
}
export type BreakerState = 'closed' | 'half-open' | 'open';

export interface StatusAnswer {
  state: UpstreamState;
  upstreams: UpstreamStatus[];
}
