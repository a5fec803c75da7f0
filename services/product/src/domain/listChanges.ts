/**
 * The change feed, from which other services keep copies of the catalogue. A change is dated when it is made
 * but visible when it is committed, at most a second later (no request takes longer). A reader that starts
 * each walk half a minute before the previous walk began, by the `Date` header of our answers, misses nothing
 * and gets some changes twice.
 */
import { z } from 'zod';
import type { Page } from '@bulkhead/chassis/contract/shared';
import { toDecimal } from '@bulkhead/chassis/contract/money';
import { Id, Instant } from '@bulkhead/chassis/contract/shared';
import { decodeCursor, pageOf } from '@bulkhead/chassis/storage/cursor';
import type { ListProductsQuery, Product } from '../contract/product.ts';
import type { Catalogue, ChangePosition } from './Catalogue.ts';
import { feedIsNotFiltered } from './refusals.ts';

const Cursor = z.tuple([z.literal('changes'), Instant, Id]);

type Query = Omit<ListProductsQuery, 'sort' | 'updated_since'> & { updated_since: string };

export function makeListChanges({ catalogue }: { catalogue: Catalogue }) {
  return async ({ updated_since, limit, cursor, search, category }: Query): Promise<Page<Product>> => {
    if (search !== undefined || category !== undefined) throw feedIsNotFiltered();
    const after = cursor === undefined ? undefined : positionOf(cursor);
    const since = new Date(updated_since).toISOString();
    const products = await catalogue.changes(since, limit + 1, after);
    const { results, next } = pageOf(products, limit, (last) => ['changes', last.updated_at, last.id]);
    return { results: results.map(told), next };
  };
}

/**
 * Anybody may read the feed, so a hidden product shows only that it is hidden, and nothing of its content.
 */
function told(product: Product): Product {
  if (product.is_active) return product;
  const { id } = product;
  return { ...product, slug: id, name: '', price: toDecimal(0), image: '', description: '', category: '' };
}

function positionOf(cursor: string): ChangePosition {
  const [, changedAt, id] = decodeCursor(cursor, Cursor);
  return { changedAt, id };
}
