/**
 * Stores the product copies. The feed says of a hidden product only that it is hidden, so the rest of its
 * copy stays. A hidden product that had no copy gets no name, and no search finds it.
 */
import type { Database } from '@bulkhead/chassis/storage/Database';
import { dateTime } from '@bulkhead/chassis/storage/dateTime';
import { bytesToId, idToBytes, isId } from '@bulkhead/chassis/storage/id';
import type { Product } from '../domain/Product.ts';
import type { ProductCopies } from '../domain/ProductCopies.ts';

const columns = 'product_id, slug, name, image, price_cents, currency, is_active, updated_at';
const byId = `SELECT ${columns} FROM product_copies WHERE product_id = ? AND name <> ''`;
const bySlug = `SELECT ${columns} FROM product_copies WHERE slug = ? AND name <> '' ORDER BY updated_at DESC LIMIT 1`;

const isNewer = 'VALUES(updated_at) >= updated_at';
const newer = (column: string, condition = isNewer) =>
  `${column} = IF(${condition}, VALUES(${column}), ${column})`;
const newerOnSale = (column: string) => newer(column, `${isNewer} AND VALUES(is_active)`);

// Assignments take effect one after the other, so `updated_at`, which all of them compare, comes last.
const keepNewer = `
  INSERT INTO product_copies (${columns}) VALUES ?
  ON DUPLICATE KEY UPDATE
    ${['slug', 'name', 'image', 'price_cents', 'currency'].map(newerOnSale).join(', ')},
    ${newer('is_active')}, ${newer('updated_at')}`;

interface CopyRow {
  product_id: Buffer;
  slug: string;
  name: string;
  image: string;
  price_cents: number;
  currency: string;
  is_active: number;
  updated_at: Date;
}

export class ProductCopyRepository implements ProductCopies {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(idOrSlug: string): Promise<Product | undefined> {
    const row =
      (isId(idOrSlug) ? await this.#first(byId, idToBytes(idOrSlug)) : undefined) ??
      (await this.#first(bySlug, idOrSlug));
    return row && productFrom(row);
  }

  async keep(products: Product[]): Promise<void> {
    if (products.length > 0) await this.#database.write(keepNewer, [products.map(valuesOf)]);
  }

  async #first(sql: string, value: unknown): Promise<CopyRow | undefined> {
    return (await this.#database.select<CopyRow>(sql, [value]))[0];
  }
}

function valuesOf({ id, slug, name, image, price, currency, isActive, updatedAt }: Product): unknown[] {
  return [idToBytes(id), slug, name, image, price, currency, isActive, dateTime(new Date(updatedAt))];
}

function productFrom(row: CopyRow): Product {
  const { slug, name, image, price_cents: price, currency } = row;
  return {
    id: bytesToId(row.product_id),
    slug,
    name,
    image,
    price,
    currency,
    isActive: Boolean(row.is_active),
    updatedAt: row.updated_at.toISOString(),
  };
}
