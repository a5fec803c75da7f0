/** The client for the session: what the edge knows about this browser and about the state of the shop. */
import type { OrderSummary } from '@bulkhead/order/contract';
import type { User } from '@bulkhead/user/contract';
import type { Call } from './call.ts';

/** The parts of the shop that can be unavailable, as the edge names them. */
export type Part = 'user' | 'product' | 'order' | 'session-store';

/** The user as the session holds it: as of sign-in. */
export type SessionUser = Pick<User, 'id' | 'username' | 'is_admin'>;

export interface Session {
  user: SessionUser | null;
  /** Undefined right after the log-in, until the shop reports what the order holds. */
  order?: OrderSummary | null;
  degraded: Part[];
}

export interface SessionClient {
  read: (signal?: AbortSignal) => Promise<Session>;
}

export function makeSessionClient(call: Call): SessionClient {
  return {
    read: async (signal) => (await call<Session>('GET', '/api/session', { signal })).body,
  };
}
