/** Changes to one user's order within one transaction. The row of the order is the lock for all of it. */
import type { Database } from '@bulkhead/chassis/storage/Database';
import { dateTime } from '@bulkhead/chassis/storage/dateTime';
import { idToBytes, newId } from '@bulkhead/chassis/storage/id';
import type { Transaction } from 'sequelize';
import { totalOf, type Line, type Order } from '../domain/Order.ts';
import type { OrderChanges } from '../domain/Orders.ts';
import { FIRST_STATE } from '../domain/orderStates.ts';
import { orderRowsOf, ordersFrom, type OrderRow } from './orderRows.ts';

export const openOrderRows = `${orderRowsOf('orders o')} WHERE o.open_user_id = ? ORDER BY l.position`;

// Locks nothing but the order, so that shoppers with the same products do not wait for each other.
const lockOrder = 'SELECT id FROM orders WHERE open_user_id = ? FOR UPDATE';

// When somebody else has begun one at the same moment, the unique index decides and theirs is locked: by a statement
// that asks for the exclusive lock at once, because two shared ones that both want more are a deadlock.
const beginOrder = `
  INSERT INTO orders (id, user_id, state, currency, created_at) VALUES (?, ?, ?, ?, ?)
  ON DUPLICATE KEY UPDATE currency = orders.currency`;

const putLines = `
  INSERT INTO order_lines (order_id, product_id, position, name, slug, image, unit_price_cents, quantity) VALUES ?
  ON DUPLICATE KEY UPDATE name = VALUES(name), slug = VALUES(slug), image = VALUES(image),
    unit_price_cents = VALUES(unit_price_cents), quantity = VALUES(quantity)`;

const placeOrder = `UPDATE orders SET state = ?, placed_at = ?, total_cents = ? WHERE id = ?`;

export class OrderTransaction implements OrderChanges {
  readonly #database: Database;
  readonly #transaction: Transaction;

  constructor(database: Database, transaction: Transaction) {
    this.#database = database;
    this.#transaction = transaction;
  }

  async lockOpen(userId: string): Promise<Order | undefined> {
    const [locked] = await this.#database.select(lockOrder, [idToBytes(userId)], this.#transaction);
    return locked && this.#openOrderOf(userId);
  }

  async lockOrBegin(userId: string, currency: string): Promise<Order> {
    const locked = await this.lockOpen(userId);
    if (locked) return locked;
    await this.#write(beginOrder, [
      idToBytes(newId()),
      idToBytes(userId),
      FIRST_STATE,
      currency,
      dateTime(new Date()),
    ]);
    const begun = await this.#openOrderOf(userId);
    if (!begun) throw new Error('An order that was begun in this transaction is not there');
    return begun;
  }

  async putLine(orderId: string, line: Line): Promise<void> {
    await this.#putLines(orderId, [line]);
  }

  async removeLine(orderId: string, productId: string): Promise<void> {
    const key = [idToBytes(orderId), idToBytes(productId)];
    await this.#write('DELETE FROM order_lines WHERE order_id = ? AND product_id = ?', key);
  }

  async place(order: Order): Promise<void> {
    await this.#putLines(order.id, order.lines);
    const { state, placedAt } = order;
    const values = [state, placedAt && dateTime(new Date(placedAt)), totalOf(order), idToBytes(order.id)];
    await this.#write(placeOrder, values);
  }

  /** A plain read sees what was committed up to now: the lock was waited for. */
  async #openOrderOf(userId: string): Promise<Order | undefined> {
    const rows = await this.#database.select<OrderRow>(openOrderRows, [idToBytes(userId)], this.#transaction);
    return ordersFrom(rows)[0];
  }

  async #putLines(orderId: string, lines: Line[]): Promise<void> {
    const id = idToBytes(orderId);
    const rows = lines.map(({ productId, position, name, slug, image, agreedPrice, quantity }) => [
      id,
      idToBytes(productId),
      position,
      name,
      slug,
      image,
      agreedPrice,
      quantity,
    ]);
    await this.#write(putLines, [rows]);
  }

  #write(sql: string, values: unknown[]): Promise<number> {
    return this.#database.write(sql, values, this.#transaction);
  }
}
