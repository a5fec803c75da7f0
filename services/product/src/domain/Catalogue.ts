/** What the rules need of storage. */
import type { Once } from '@bulkhead/chassis/storage/once';
import type { Product, ProductSort } from '../contract/product.ts';
import type { Shelf } from './productLists.ts';

/** Where a page of a list ended. */
export interface Position {
  /** What the list is sorted by: the line of words or the price in cents. Lists of the newest have none. */
  key?: string | number;
  id: string;
}

export interface Listing {
  sort: ProductSort;
  /** Folded; each must begin a word of the product. */
  words: string[];
  category?: string | undefined;
  shelves: readonly Shelf[];
  limit: number;
  after?: Position | undefined;
}

/** `end` is set when there is more. */
export interface Listed {
  products: Product[];
  end?: Position;
}

/** Where a page of the change feed ended. */
export interface ChangePosition {
  /** RFC 3339, UTC, milliseconds. */
  changedAt: string;
  id: string;
}

/** What an admin decides about a product. */
export interface ProductDetails {
  name: string;
  slug: string;
  priceCents: number;
  image: string;
  description: string;
  category: string;
  isActive: boolean;
}

export interface Catalogue {
  /** By id or slug; nothing when it is hidden. */
  find(idOrSlug: string): Promise<Product | undefined>;
  /** By id or slug, hidden or not. */
  findHiddenToo(idOrSlug: string): Promise<Product | undefined>;
  list(listing: Listing): Promise<Listed>;
  /** Of the products on these shelves, each as one of them has it written: at most so many. */
  categories(shelves: readonly Shelf[], limit: number): Promise<string[]>;
  /** Everything changed at or after an instant, hidden products too, the oldest change first. */
  changes(since: string, limit: number, after?: ChangePosition): Promise<Product[]>;
  /** With `once`, a repeated request gets the first answer. */
  inTransaction<T>(work: (open: OpenCatalogue) => Promise<T>, once?: Once): Promise<T>;
}

export interface OpenCatalogue {
  /** Refuses a slug that is taken. */
  insert(details: ProductDetails): Promise<Product>;
  /** By id or slug, hidden or not; nobody else can change it until the transaction ends. */
  lock(idOrSlug: string): Promise<Product | undefined>;
  /** Refuses a slug that is taken. */
  update(id: string, details: ProductDetails): Promise<Product>;
}
