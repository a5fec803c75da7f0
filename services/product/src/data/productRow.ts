/** Maps rows of the products table to products, by hand and fast: a page has up to 200 rows. */
import { toDecimal } from '@bulkhead/chassis/contract/money';
import { bytesToId } from '@bulkhead/chassis/storage/id';
import type { Product } from '../contract/product.ts';

export interface ProductRow {
  id: Buffer;
  slug: string;
  name: string;
  price_cents: number;
  currency: string;
  image: string;
  description: string;
  category: string;
  is_active: number;
  /** "2026-01-31 12:00:00.000" */
  created_at: string;
  updated_at: string;
}

/**
 * For a table called `p`. Dates are selected as text: making a Date and formatting
 * it again costs more than the query.
 */
export const PRODUCT_COLUMNS = `p.id, p.slug, p.name, p.price_cents, p.currency, p.image, p.description, p.category,
  p.is_active, CAST(p.created_at AS CHAR) AS created_at, CAST(p.updated_at AS CHAR) AS updated_at`;

export function productOf(row: ProductRow): Product {
  return {
    id: bytesToId(row.id),
    name: row.name,
    slug: row.slug,
    price: toDecimal(row.price_cents),
    currency: row.currency,
    image: row.image,
    description: row.description,
    category: row.category,
    is_active: row.is_active === 1,
    created_at: instantOf(row.created_at),
    updated_at: instantOf(row.updated_at),
  };
}

const instantOf = (text: string): string => `${text.slice(0, 10)}T${text.slice(11)}Z`;

/** An instant in the form the database compares. */
export const dateTimeOf = (instant: string): string => instant.slice(0, 23).replace('T', ' ');
