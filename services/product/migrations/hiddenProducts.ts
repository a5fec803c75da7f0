/** Adds hidden products to the lists, which earlier versions left them out of. */
import type { Migration } from '@bulkhead/chassis/storage/migrate';
import type { Database } from '@bulkhead/chassis/storage/Database';
import { relistHidden } from '../src/data/relistHidden.ts';

export const listHiddenProducts = (database: Database): Migration => ({
  name: 'hidden-products',
  statements: [],
  fill: () => relistHidden(database),
});
