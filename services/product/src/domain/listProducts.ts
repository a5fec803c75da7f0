/**
 * Pages of products: sorted, searched or of one category. Shoppers see products on sale, admins also hidden
 * ones. A cursor holds the position at which a page ended. If the unfiltered list does not fit on one page,
 * its first page also names all categories, because one page cannot show them.
 */
import { z } from 'zod';
import { Id } from '@bulkhead/chassis/contract/shared';
import { decodeCursor, encodeCursor } from '@bulkhead/chassis/storage/cursor';
import type { ListProductsQuery, ProductPage, ProductSort, VisibilityFilter } from '../contract/product.ts';
import type { Catalogue, Position } from './Catalogue.ts';
import type { Visibility } from './productLists.ts';
import { wordsOf } from './wordsOf.ts';

/** Further words of a search are ignored. */
const MOST_WORDS = 8;

/** A cursor names its sort, so that a cursor of another sort is refused instead of misread. */
const Cursor = {
  name: z.tuple([z.literal('name'), Id, z.string()]),
  price: z.tuple([z.literal('price'), Id, z.int()]),
  '-price': z.tuple([z.literal('-price'), Id, z.int()]),
  newest: z.tuple([z.literal('newest'), Id]),
};

const VISIBILITIES: Record<VisibilityFilter, readonly Visibility[]> = {
  all: ['active', 'hidden'],
  active: ['active'],
  hidden: ['hidden'],
};

type Query = Pick<ListProductsQuery, 'search' | 'category' | 'sort' | 'limit' | 'cursor'> & {
  /** Which products: those on sale by default. */
  state?: VisibilityFilter;
};

interface Parts {
  catalogue: Pick<Catalogue, 'list'>;
  /** The names of the categories of products with these visibilities. */
  categories: (visibilities: readonly Visibility[]) => Promise<string[]>;
}

export function makeListProducts({ catalogue, categories }: Parts) {
  return async ({ state = 'active', search = '', category, ...query }: Query): Promise<ProductPage> => {
    const { sort, limit, cursor } = query;
    const after = cursor === undefined ? undefined : positionOf(cursor, sort);
    const words = [...new Set(wordsOf(search))].slice(0, MOST_WORDS);
    if (search.trim() !== '' && words.length === 0) return { results: [], next: null };
    const visibilities = VISIBILITIES[state];
    const { products, end } = await catalogue.list({ sort, words, category, limit, after, visibilities });
    if (!end) return { results: products, next: null };
    const isBeginning = words.length === 0 && category === undefined && after === undefined;
    return {
      results: products,
      next: cursorOf(end, sort),
      ...(isBeginning && { categories: await categories(visibilities) }),
    };
  };
}

function positionOf(cursor: string, sort: ProductSort): Position {
  const [, id, key] = decodeCursor(cursor, Cursor[sort]);
  return key === undefined ? { id } : { id, key };
}

const cursorOf = ({ id, key }: Position, sort: ProductSort): string =>
  encodeCursor(key === undefined ? [sort, id] : [sort, id, key]);
