/** The catalogue as the use cases see it. */
import type { Once } from '@bulkhead/chassis/storage/once';
import type { Product, ProductSort } from '../contract/product.ts';
import type { Visibility } from './productLists.ts';

/** The position at which a page of a list ended. */
export interface Position {
  /** The sort value: the line of words or the price in cents. Unset in lists sorted by newest. */
  key?: string | number;
  id: string;
}

export interface Listing {
  sort: ProductSort;
  /** Folded (foldText); each must be the beginning of a word of the product. */
  words: string[];
  category?: string | undefined;
  visibilities: readonly Visibility[];
  limit: number;
  after?: Position | undefined;
}

/** `end` is set when there are more. */
export interface Listed {
  products: Product[];
  end?: Position;
}

/** The position at which a page of the change feed ended. */
export interface ChangePosition {
  /** RFC 3339, UTC, milliseconds. */
  changedAt: string;
  id: string;
}

/** The part of a product that an admin decides. */
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
  /** By id or slug; undefined when it is hidden. */
  find(idOrSlug: string): Promise<Product | undefined>;
  /** By id or slug, hidden or not. */
  findHiddenToo(idOrSlug: string): Promise<Product | undefined>;
  list(listing: Listing): Promise<Listed>;
  /** At most `limit` categories of the products with these visibilities, each as one of its products writes it. */
  categories(visibilities: readonly Visibility[], limit: number): Promise<string[]>;
  /** Every product changed at or after an instant, including hidden ones, oldest change first. */
  changes(since: string, limit: number, after?: ChangePosition): Promise<Product[]>;
  /** With `once`, a repeated request gets the first answer. */
  inTransaction<T>(work: (open: OpenCatalogue) => Promise<T>, once?: Once): Promise<T>;
}

export interface OpenCatalogue {
  /** Refuses a slug that is taken. */
  insert(details: ProductDetails): Promise<Product>;
  /** By id or slug, hidden or not. No other request can change it until the transaction ends. */
  lock(idOrSlug: string): Promise<Product | undefined>;
  /** Refuses a slug that is taken. */
  update(id: string, details: ProductDetails): Promise<Product>;
}
