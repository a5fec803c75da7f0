/**
 * Keeps the summaries of open orders in shoppers' sessions. Redis may be unavailable just when an order
 * changes, and a slow request may write its summary after that of a later one. In both cases the summary is
 * made again, from the order as it is by then.
 */
import { remainingMs } from '@bulkhead/chassis/http/requestContext';
import type { Session } from '@bulkhead/chassis/sessions/Session';
import type { SessionStore } from '@bulkhead/chassis/sessions/SessionStore';
import { Unsent } from '@bulkhead/chassis/sessions/Unsent';
import type { OrderSummary } from '../contract/order.ts';
import type { Orders } from '../domain/Orders.ts';
import { presentOrder, summarize } from './presentOrder.ts';

type Owner = Pick<Session, 'token' | 'user'>;

/**
 * Summaries that can wait for Redis. Sessions beyond this limit are updated the
 * next time their order is read.
 */
const MOST = 10_000;
/**
 * A request with less budget left than this has been slow: its client may have
 * given up and sent another request.
 */
const LATE_MS = 350;

export class Summaries {
  readonly #orders: Pick<Orders, 'openOrderOf'>;
  readonly #store: SessionStore;
  readonly #unsent: Unsent<Owner>;

  constructor({ orders, store }: { orders: Pick<Orders, 'openOrderOf'>; store: SessionStore }) {
    this.#orders = orders;
    this.#store = store;
    this.#unsent = new Unsent((owner) => this.#renew(owner), { most: MOST });
  }

  /** Writes the summary to this request's session, if it has one. Never rejects. */
  async keep(session: Session | undefined, summary: OrderSummary | null): Promise<void> {
    if (!session) return;
    this.#unsent.drop(session.token);
    const isTaken = await this.#store.writeOrder(session, summary);
    const isLate = remainingMs() < LATE_MS;
    if (isTaken && isLate) this.renew(session);
    else if (!isTaken) this.#later(session);
  }

  /** Of the order as it is by now, soon: nobody waits for it. */
  renew(session: Session | undefined): void {
    if (!session) return;
    this.#later(session);
    void this.#unsent.send();
  }

  #later({ token, user }: Session): void {
    this.#unsent.add(token, { token, user });
  }

  /** Makes one last attempt. */
  close(): Promise<void> {
    return this.#unsent.close();
  }

  /**
   * Repeats until the order stays the same: a request that changes it meanwhile may
   * have written its summary before ours.
   */
  async #renew(owner: Owner): Promise<void> {
    let written: string | undefined;
    for (;;) {
      const order = await this.#orders.openOrderOf(owner.user.id);
      const summary = order ? summarize(presentOrder(order)) : null;
      const next = JSON.stringify(summary);
      if (next === written) return;
      if (!(await this.#store.writeOrder(owner, summary))) throw new Error('Redis does not take it yet');
      written = next;
    }
  }
}
