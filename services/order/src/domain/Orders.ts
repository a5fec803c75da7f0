/** The orders as the use cases see them. */
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
  /** Finds only the user's own orders. */
  find(userId: string, orderId: string): Promise<Order | undefined>;
  /** Placed orders, the latest first. */
  historyOf(userId: string, page: PageRequest): Promise<Page<Order>>;
  /** Everybody's orders in a state, the latest first. */
  inState(state: OrderState, page: PageRequest): Promise<Page<Order>>;
  /** Does all of `work` or nothing. With `once` the answer is stored, and a repeated request gets it. */
  change<T>(once: Once | undefined, work: (changes: OrderChanges) => Promise<T>): Promise<T>;
}

/** Changes within one transaction. A locked order stays locked until the transaction ends. */
export interface OrderChanges {
  lockOpen(userId: string): Promise<Order | undefined>;
  lockOrBegin(userId: string, currency: string): Promise<Order>;
  putLine(orderId: string, line: Line): Promise<void>;
  removeLine(orderId: string, productId: string): Promise<void>;
  /** Writes state, time, total and prices of an order that was locked while open. */
  place(order: Order): Promise<void>;
}
