/**
 * The reason why an order cannot be changed or placed. Carries the order, so that the client can continue
 * from its current state.
 */
import type { Values } from '@bulkhead/chassis/contract/shared';
import { Refusal, type Fault } from '@bulkhead/chassis/errors/Refusal';
import type { Order } from './Order.ts';

interface Details {
  /** The names and numbers in the sentence. */
  values?: Values;
  faults?: Fault[];
}

export class OrderRefusal extends Refusal {
  readonly order: Order;

  constructor(code: string, detail: string, order: Order, details: Details = {}) {
    super('conflict', code, detail, details);
    this.order = order;
  }

  /** The same refusal with the order in its published form. */
  presented(present: (order: Order) => unknown): Refusal {
    return new Refusal('conflict', this.code, this.message, {
      result: present(this.order),
      values: this.values,
      faults: this.faults,
    });
  }
}
