/** Changes one user's order within one transaction. The order's row is the lock for all of it. */
import type { Database } from '@bulkhead/chassis/storage/Database';
import { dateTime } from '@bulkhead/chassis/storage/dateTime';
import { idToBytes, newId } from '@bulkhead/chassis/storage/id';
import type { Transaction } from 'sequelize';
import { totalOf, type Line, type Order } from '../domain/Order.ts';
import type { OrderChanges } from '../domain/Orders.ts';
import { FIRST_STATE } from '../domain/orderStates.ts';
import { linesOfOrder, ORDER_COLUMNS, orderFrom, type LineRow, type OrderRow } from './orderRows.ts';

// Locks only the order, so that shoppers with the same products do not wait for each other.
const lockOrder = `SELECT ${ORDER_COLUMNS} FROM orders o WHERE o.open_user_id = ? FOR UPDATE`;

// If another request begins an order at the same moment, the unique index decides and that order is locked.
// This statement takes the exclusive lock at once: two shared locks that both want more are a deadlock.
const beginOrder = `
  INSERT INTO orders (id, user_id, state, currency, created_at) VALUES (?, ?, ?, ?, ?)
  ON DUPLICATE KEY UPDATE currency = orders.currency`;

const putLines = `
  INSERT INTO order_lines (order_id, product_id, position, name, slug, image, unit_price_cents, quantity) VALUES ?
  ON DUPLICATE KEY UPDATE name = VALUES(name), slug = VALUES(slug), image = VALUES(image),
    unit_price_cents = VALUES(unit_price_cents), quantity = VALUES(quantity)`;

const placeOrder = 'UPDATE orders SET state = ?, placed_at = ?, total_cents = ? WHERE id = ? AND state = ?';

export class OrderTransaction implements OrderChanges {
  readonly #database: Database;
  readonly #transaction: Transaction;

  constructor(database: Database, transaction: Transaction) {
    this.#database = database;
    this.#transaction = transaction;
  }

  async lockOpen(userId: string): Promise<Order | undefined> {
    const [row] = await this.#select<OrderRow>(lockOrder, [idToBytes(userId)]);
    // After waiting for the lock, a plain read sees everything committed so far.
    return row && orderFrom(row, await this.#select<LineRow>(linesOfOrder, [row.id]));
  }

  async lockOrBegin(userId: string, currency: string): Promise<Order> {
    const locked = await this.lockOpen(userId);
    if (locked) return locked;
    const now = dateTime(new Date());
    await this.#write(beginOrder, [idToBytes(newId()), idToBytes(userId), FIRST_STATE, currency, now]);
    const begun = await this.lockOpen(userId);
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
    const { id, state, placedAt } = order;
    const at = placedAt && dateTime(new Date(placedAt));
    const changed = await this.#write(placeOrder, [state, at, totalOf(order), idToBytes(id), FIRST_STATE]);
    if (changed !== 1) throw new Error(`Order ${id} was not open, although it was locked`);
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

  #select<Row extends object>(sql: string, values: unknown[]): Promise<Row[]> {
    return this.#database.select<Row>(sql, values, this.#transaction);
  }

  #write(sql: string, values: unknown[]): Promise<number> {
    return this.#database.write(sql, values, this.#transaction);
  }
}
