/**
 * Pages of products: sorted, searched, by category; of those on sale for shoppers, of hidden ones too for those who keep
 * the shop. A page's cursor holds the place where it ended. What is more than a page comes with the names of its
 * categories, which nobody could tell from a part.
 */
import { z } from 'zod';
import { Id } from '@bulkhead/chassis/contract/shared';
import { decodeCursor, encodeCursor } from '@bulkhead/chassis/storage/cursor';
import type { ListProductsQuery, ProductPage, ProductSort, StockState } from '../contract/product.ts';
import type { Catalogue, Position } from './Catalogue.ts';
import type { Shelf } from './productLists.ts';
import { wordsOf } from './wordsOf.ts';

/** Words of a search that are looked at. */
const MOST_WORDS = 8;

/** A cursor names its sort, so that one of another sort is refused and not misread. */
const Cursor = {
  name: z.tuple([z.literal('name'), Id, z.string()]),
  price: z.tuple([z.literal('price'), Id, z.int()]),
  '-price': z.tuple([z.literal('-price'), Id, z.int()]),
  newest: z.tuple([z.literal('newest'), Id]),
};

const SHELVES: Record<StockState, readonly Shelf[]> = {
  all: ['active', 'hidden'],
  active: ['active'],
  hidden: ['hidden'],
};

type Query = Pick<ListProductsQuery, 'search' | 'category' | 'sort' | 'limit' | 'cursor'> & {
  /** Which products: those on sale unless it says otherwise. */
  state?: StockState;
};

interface Parts {
  catalogue: Pick<Catalogue, 'list'>;
  /** Their names, of the products on these shelves. */
  categories: (shelves: readonly Shelf[]) => Promise<string[]>;
}

export function makeListProducts({ catalogue, categories }: Parts) {
  return async ({ state = 'active', search = '', category, ...query }: Query): Promise<ProductPage> => {
    const { sort, limit, cursor } = query;
    const after = cursor === undefined ? undefined : positionOf(cursor, sort);
    const words = [...new Set(wordsOf(search))].slice(0, MOST_WORDS);
    if (search.trim() !== '' && words.length === 0) return { results: [], next: null };
    const shelves = SHELVES[state];
    const { products, end } = await catalogue.list({ sort, words, category, limit, after, shelves });
    if (!end) return { results: products, next: null };
    const isBeginning = words.length === 0 && category === undefined && after === undefined;
    return {
      results: products,
      next: cursorOf(end, sort),
      ...(isBeginning && { categories: await categories(shelves) }),
    };
  };
}

function positionOf(cursor: string, sort: ProductSort): Position {
  const [, id, key] = decodeCursor(cursor, Cursor[sort]);
  return key === undefined ? { id } : { id, key };
}

const cursorOf = ({ id, key }: Position, sort: ProductSort): string =>
  encodeCursor(key === undefined ? [sort, id] : [sort, id, key]);
