/** What the edge knows about this browser and about the state of the shop. */
import type { OrderSummary } from '@bulkhead/order/contract';
import type { User } from '@bulkhead/user/contract';
import type { Call } from './call.ts';

/** The parts of the shop that can be missing, as the edge names them. */
export type Part = 'user' | 'product' | 'order' | 'session-store';

/** What a session knows of its user: what was true at sign-in. */
export type SessionUser = Pick<User, 'id' | 'username' | 'is_admin'>;

export interface Session {
  user: SessionUser | null;
  /** Missing right after the log-in, until the shop says what the order holds. */
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
