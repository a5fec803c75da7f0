/** Reads orders from our database and opens the transactions that change them. */
import { Id, Instant, type Page } from '@bulkhead/chassis/contract/shared';
import type { Database } from '@bulkhead/chassis/storage/Database';
import { decodeCursor, pageOf } from '@bulkhead/chassis/storage/cursor';
import { dateTime } from '@bulkhead/chassis/storage/dateTime';
import { idToBytes, isId } from '@bulkhead/chassis/storage/id';
import type { Once } from '@bulkhead/chassis/storage/once';
import { z } from 'zod';
import type { OrderState } from '../contract/order.ts';
import type { Order } from '../domain/Order.ts';
import type { OrderChanges, Orders, PageRequest } from '../domain/Orders.ts';
import { ordersFrom, ordersWithLines, type OrderWithLineRow } from './orderRows.ts';
import { OrderTransaction } from './OrderTransaction.ts';

/** Lines a page may have: ten orders of the largest possible size. */
const MOST_ROWS = 1000;

const openOfUser = `${ordersWithLines('orders o')} WHERE o.open_user_id = ? ORDER BY l.position`;

const oneOfUser = `${ordersWithLines('orders o')} WHERE o.id = ? AND o.user_id = ? ORDER BY l.position`;

const historyPage = `${ordersWithLines(`(
  SELECT * FROM orders WHERE user_id = ? AND placed_at <= ? AND (placed_at < ? OR id < ?)
  ORDER BY placed_at DESC, id DESC LIMIT ?) o`)} ORDER BY o.placed_at DESC, o.id DESC, l.position LIMIT ${MOST_ROWS}`;

const statePage = `${ordersWithLines(`(
  SELECT * FROM orders WHERE state = ? AND id < ? ORDER BY id DESC LIMIT ?) o`)} ORDER BY o.id DESC, l.position LIMIT ${MOST_ROWS}`;

/** A position before every cursor: later than any instant, greater than any id. */
const LATEST = '9999-12-31T23:59:59.000Z';
const GREATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const HistoryCursor = z.tuple([Instant, Id]);
const StateCursor = z.tuple([Id]);

export class OrderRepository implements Orders {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async openOrderOf(userId: string): Promise<Order | undefined> {
    return ordersFrom(await this.#database.select<OrderWithLineRow>(openOfUser, [idToBytes(userId)]))[0];
  }

  async find(userId: string, orderId: string): Promise<Order | undefined> {
    if (!isId(orderId)) return undefined;
    const values = [idToBytes(orderId), idToBytes(userId)];
    return ordersFrom(await this.#database.select<OrderWithLineRow>(oneOfUser, values))[0];
  }

  async historyOf(userId: string, { limit, cursor }: PageRequest): Promise<Page<Order>> {
    const [placedAt, id] = cursor ? decodeCursor(cursor, HistoryCursor) : [LATEST, GREATEST];
    const before = dateTime(new Date(placedAt));
    const values = [idToBytes(userId), before, before, idToBytes(id), limit + 1];
    const rows = await this.#database.select<OrderWithLineRow>(historyPage, values);
    return pageOfRows(rows, limit, (last) => [last.placedAt, last.id]);
  }

  async inState(state: OrderState, { limit, cursor }: PageRequest): Promise<Page<Order>> {
    const [id] = cursor ? decodeCursor(cursor, StateCursor) : [GREATEST];
    const values = [state, idToBytes(id), limit + 1];
    const rows = await this.#database.select<OrderWithLineRow>(statePage, values);
    return pageOfRows(rows, limit, (last) => [last.id]);
  }

  change<T>(once: Once | undefined, work: (changes: OrderChanges) => Promise<T>): Promise<T> {
    return this.#database.inTransaction(
      (transaction) => work(new OrderTransaction(this.#database, transaction)),
      once,
    );
  }
}

/** When the row limit was reached, the last order may be incomplete: the next page begins with it. */
function pageOfRows(rows: OrderWithLineRow[], limit: number, keyOf: (last: Order) => unknown[]): Page<Order> {
  const orders = ordersFrom(rows);
  const isCut = rows.length === MOST_ROWS;
  return pageOf(orders, isCut ? Math.min(limit, orders.length - 1) : limit, keyOf);
}
