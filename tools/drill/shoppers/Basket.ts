/**
 * The ledger of one shopper: what their orders must be, from what the shop has acknowledged. A change without
 * an answer may have been made or not: until that is known, both are right, and nothing else is.
 */
import type { Order } from '@bulkhead/order/contract';

/** Pieces by slug. */
export type Lines = ReadonlyMap<string, number>;

export type Change =
  | { kind: 'add'; slug: string; quantity: number }
  | { kind: 'set'; slug: string; quantity: number }
  /** `expectedTotal` is the total the app shows when the button is pressed. */
  | { kind: 'checkout'; expectedTotal?: string };

export interface PlacedOrder {
  id: string;
  lines: Lines;
  total: string;
}

interface State {
  lines: Lines;
  /** Set when the change places the order. */
  isPlaced?: boolean;
}

export class Basket {
  #lines: Lines = new Map();
  #openId: string | undefined;
  /** The open order's total as the shop last showed it. */
  total = '';
  #uncertain: Change | undefined;
  readonly placed = new Map<string, PlacedOrder>();

  get lines(): Lines {
    return this.#lines;
  }

  get isEmpty(): boolean {
    return this.#lines.size === 0;
  }

  get quantity(): number {
    return quantityOf(this.#lines);
  }

  /** The change that may or may not have been made. */
  get uncertain(): Change | undefined {
    return this.#uncertain;
  }

  /**
   * Records a change that the shop has made, with the order it shows. Returns what is
   * wrong with that order, if anything.
   */
  acknowledge(change: Change, order: Order): string | undefined {
    const { lines, isPlaced } = after(this.#lines, change);
    this.#uncertain = undefined;
    const fault = difference(lines, order) ?? this.#wrongIdentity(order);
    if (isPlaced) {
      if (this.placed.has(order.id)) return `order ${order.id} was placed twice`;
      this.placed.set(order.id, { id: order.id, lines: linesOf(order), total: order.total });
      this.#begin();
    } else {
      this.#openId = order.id;
      this.#lines = linesOf(order);
      this.total = order.total;
    }
    return fault;
  }

  /** Records a change that was sent: there is no answer yet, or none that decides. */
  doubt(change: Change): void {
    this.#uncertain = change;
  }

  /** Records that the shop shows this open order, or none. Returns what is wrong with it, if anything. */
  see(order: Order | undefined): string | undefined {
    const shown = order ? linesOf(order) : new Map<string, number>();
    const change = this.#uncertain;
    this.#uncertain = undefined;
    if (change?.kind === 'checkout' && !order && this.#openId) {
      this.placed.set(this.#openId, { id: this.#openId, lines: this.#lines, total: '' });
      this.#begin();
      return undefined;
    }
    const possible = [
      this.#lines,
      ...(change && change.kind !== 'checkout' ? [after(this.#lines, change).lines] : []),
    ];
    const matches = possible.some((lines) => sameLines(lines, shown));
    const fault = matches
      ? order && this.#wrongIdentity(order)
      : `${text(shown)} instead of ${possible.map(text).join(' or ')}`;
    this.#lines = shown;
    this.#openId = order?.id;
    this.total = order?.total ?? '';
    return fault;
  }

  #begin(): void {
    this.#lines = new Map();
    this.#openId = undefined;
  }

  #wrongIdentity({ id }: Order): string | undefined {
    if (this.#openId && id !== this.#openId) return `order ${id} instead of ${this.#openId}`;
    return undefined;
  }
}

/** The lines after a change. */
export function after(lines: Lines, change: Change): State {
  if (change.kind === 'checkout') return { lines, isPlaced: true };
  const { slug, quantity } = change;
  const changed = new Map(lines);
  if (change.kind === 'add') changed.set(slug, (lines.get(slug) ?? 0) + quantity);
  else if (quantity > 0) changed.set(slug, quantity);
  else changed.delete(slug);
  return { lines: changed };
}

export const linesOf = ({ items }: Pick<Order, 'items'>): Lines =>
  new Map(items.map(({ slug, quantity }) => [slug, quantity]));

export const quantityOf = (lines: Lines): number => [...lines.values()].reduce((sum, n) => sum + n, 0);

export function sameLines(a: Lines, b: Lines): boolean {
  return a.size === b.size && [...a].every(([slug, quantity]) => b.get(slug) === quantity);
}

function difference(expected: Lines, order: Order): string | undefined {
  const shown = linesOf(order);
  return sameLines(expected, shown) ? undefined : `${text(shown)} instead of ${text(expected)}`;
}

function text(lines: Lines): string {
  if (lines.size === 0) return 'nothing';
  return [...lines]
    .map(([slug, quantity]) => `${quantity} × ${slug}`)
    .sort()
    .join(', ');
}
