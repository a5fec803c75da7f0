/** The orders as the use cases need them. */
import type { Page } from '@bulkhead/chassis/contract/shared';
import type { Once } from '@bulkhead/chassis/storage/once';
import type { OrderState } from '../contract/order.ts';
import type { Line, Order } from './Order.ts';

export interface PageRequest {
  limit: number;
  cursor?: string | undefined;
}

export interface Orders {
  openOrderOf(userId: string): Promise<Order | undefined>;
  /** Nobody's order but the user's own is found. */
  find(userId: string, orderId: string): Promise<Order | undefined>;
  /** Placed orders, the latest first. */
  historyOf(userId: string, page: PageRequest): Promise<Page<Order>>;
  /** Everybody's orders in a state, the latest first. */
  inState(state: OrderState, page: PageRequest): Promise<Page<Order>>;
  /** All of `work` happens or nothing. With `once` its answer is kept, and a repeated request gets it. */
  change<T>(once: Once | undefined, work: (changes: OrderChanges) => Promise<T>): Promise<T>;
}

/** Changes within one transaction. A locked order belongs to this transaction until its end. */
export interface OrderChanges {
  lockOpen(userId: string): Promise<Order | undefined>;
  lockOrBegin(userId: string, currency: string): Promise<Order>;
  putLine(orderId: string, line: Line): Promise<void>;
  removeLine(orderId: string, productId: string): Promise<void>;
  /** Writes the state, the instant, the total and the prices of an order that was locked open. */
  place(order: Order): Promise<void>;
}
