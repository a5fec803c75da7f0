/**
 * Builds the SQL that reads list entries in order from a position on: ranges of one
 * index, never a sort of a long list.
 */
import { idToBytes } from '@bulkhead/chassis/storage/id';
import type { ProductSort } from '../contract/product.ts';
import type { Position } from '../domain/Catalogue.ts';

export interface Sql {
  text: string;
  values: unknown[];
}

/** All lists with names between these two. */
export interface Range {
  from: string;
  to: string;
}

/** The source of entries: the union of some lists, or all lists of some ranges if they are short together. */
export type Source = { lists: string[] } | { ranges: Range[] };

interface Part {
  sort: ProductSort;
  after: Position | undefined;
  limit: number;
  /** Texts that the words of every entry must contain. */
  pieces: string[];
}

interface Order {
  index: string;
  key: string;
  direction: 'ASC' | 'DESC';
}

const ORDERS: Record<ProductSort, Order> = {
  name: { index: 'by_name', key: 'words', direction: 'ASC' },
  price: { index: 'by_price', key: 'price_cents', direction: 'ASC' },
  '-price': { index: 'by_price', key: 'price_cents', direction: 'DESC' },
  newest: { index: 'by_newest', key: 'product_id', direction: 'DESC' },
};

/** Rows of `product_id` and `sort_key`, each product once. */
export function entriesOf(source: Source, part: Part): Sql {
  if ('ranges' in source) {
    const { text, values } = within(source.ranges);
    return scan('DISTINCT', text, values, part);
  }
  const scans = source.lists.map((list) => scan('', 'list = ?', [list], part));
  const [only] = scans;
  if (only && scans.length === 1) return only;
  return {
    text: `${scans.map(({ text }) => `(${text})`).join(' UNION ')}
           ${orderBy(part.sort, 'sort_key')} LIMIT ${part.limit}`,
    values: scans.flatMap(({ values }) => values),
  };
}

/** A condition that is true for the lists in these ranges. */
export function within(ranges: Range[]): Sql {
  return {
    text: `(${ranges.map(() => 'list BETWEEN ? AND ?').join(' OR ')})`,
    values: ranges.flatMap(({ from, to }) => [from, to]),
  };
}

function scan(distinct: string, where: string, values: unknown[], part: Part): Sql {
  const { sort, after, limit, pieces } = part;
  const { index, key } = ORDERS[sort];
  const from = after ? beyond(sort, after) : { text: '', values: [] };
  const holding = pieces.map(() => 'AND INSTR(words, ?) > 0').join(' ');
  return {
    text: `SELECT ${distinct} product_id, ${key} AS sort_key FROM product_lists FORCE INDEX (${index})
           WHERE ${where} ${from.text} ${holding} ${orderBy(sort, key)} LIMIT ${limit}`,
    values: [...values, ...from.values, ...pieces.map((piece) => Buffer.from(piece))],
  };
}

/**
 * Entries after a position. Written so that MySQL and MariaDB read two index ranges,
 * however many entries share a key.
 */
function beyond(sort: ProductSort, { key, id }: Position): Sql {
  const order = ORDERS[sort];
  const sign = order.direction === 'ASC' ? '>' : '<';
  const bytes = idToBytes(id);
  if (key === undefined) return { text: `AND product_id ${sign} ?`, values: [bytes] };
  const value = typeof key === 'string' ? Buffer.from(key) : key;
  return {
    text: `AND (${order.key} ${sign} ? OR (${order.key} = ? AND product_id ${sign} ?))`,
    values: [value, value, bytes],
  };
}

export function orderBy(sort: ProductSort, key: string): string {
  const { direction } = ORDERS[sort];
  return `ORDER BY ${key} ${direction}, product_id ${direction}`;
}
