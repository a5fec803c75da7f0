/** Looks a product up by id, or else by slug. */
import { idToBytes, isId } from '@bulkhead/chassis/storage/id';

interface Key {
  /** The condition for a table called `p`. */
  condition: string;
  value: Buffer | string;
}

/** Slugs are ASCII, and the server refuses to compare anything else with them. */
const ASCII = /^[\x20-\x7e]+$/;

export function keyOf(idOrSlug: string): Key | undefined {
  if (isId(idOrSlug)) return { condition: 'p.id = ?', value: idToBytes(idOrSlug) };
  return ASCII.test(idOrSlug) ? { condition: 'p.slug = ?', value: idOrSlug } : undefined;
}
