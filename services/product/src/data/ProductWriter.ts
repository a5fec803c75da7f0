/**
 * The writes of one transaction: a product and its list entries change together.
 * Hidden products have lists of their own.
 */
import { fn, literal, type Transaction } from 'sequelize';
import type { Database } from '@bulkhead/chassis/storage/Database';
import { isDuplicateOf } from '@bulkhead/chassis/storage/databaseTrouble';
import { idToBytes, newId } from '@bulkhead/chassis/storage/id';
import { CURRENCY } from '../contract/currency.ts';
import type { Product } from '../contract/product.ts';
import type { OpenCatalogue, ProductDetails } from '../domain/Catalogue.ts';
import { listFor, listsOf, searchableWords } from '../domain/productLists.ts';
import { slugTaken } from '../domain/refusals.ts';
import { wordLine } from '../domain/wordLine.ts';
import { keyOf } from './keyOf.ts';
import type { Models } from './models.ts';
import { PRODUCT_COLUMNS, productOf, type ProductRow } from './productRow.ts';

/**
 * Gives each state of a product a distinct time, even two within one millisecond, because a change names the
 * state it was made from.
 */
const LATER = 'GREATEST(NOW(3), updated_at + INTERVAL 1000 MICROSECOND)';

/** The facts that decide in which lists a product stands, and where. */
type Listable = Pick<ProductDetails, 'name' | 'category' | 'priceCents' | 'isActive'>;

export class ProductWriter implements OpenCatalogue {
  readonly #database: Database;
  readonly #models: Models;
  readonly #transaction: Transaction;

  constructor(database: Database, models: Models, transaction: Transaction) {
    this.#database = database;
    this.#models = models;
    this.#transaction = transaction;
  }

  async insert(details: ProductDetails): Promise<Product> {
    const id = newId();
    const now = fn('NOW', 3);
    const row = {
      ...columnsOf(details),
      id: idToBytes(id),
      currency: CURRENCY,
      created_at: now,
      updated_at: now,
    };
    await refuseTakenSlug(this.#models.products.create(row, { transaction: this.#transaction }));
    await this.#enterLists(id, details);
    return this.#read(id);
  }

  async lock(idOrSlug: string): Promise<Product | undefined> {
    const key = keyOf(idOrSlug);
    if (!key) return undefined;
    const [row] = await this.#select(`${key.condition} FOR UPDATE`, key.value);
    return row && productOf(row);
  }

  async update(id: string, details: ProductDetails): Promise<Product> {
    const where = { id: idToBytes(id) };
    const row = { ...columnsOf(details), updated_at: literal(LATER) };
    const options = { where, transaction: this.#transaction };
    await refuseTakenSlug(this.#models.products.update(row, options));
    await this.relist(id, details);
    return this.#read(id);
  }

  /** Removes a product from its lists and adds it where it belongs now. */
  async relist(id: string, details: Listable): Promise<void> {
    const where = { product_id: idToBytes(id) };
    await this.#models.entries.destroy({ where, transaction: this.#transaction });
    await this.#enterLists(id, details);
  }

  async #enterLists(id: string, details: Listable): Promise<void> {
    const transaction = this.#transaction;
    const entry = {
      product_id: idToBytes(id),
      price_cents: details.priceCents,
      words: Buffer.from(wordLine(details)),
    };
    const visibility = details.isActive ? 'active' : 'hidden';
    await this.#models.entries.bulkCreate(
      listsOf(details).map((list) => ({ ...entry, list: listFor(visibility, list) })),
      { transaction },
    );
    await this.#learnWords([...searchableWords(details)]);
  }

  /** Looks words up before it inserts: most are known, and a lookup locks nothing. */
  async #learnWords(words: string[]): Promise<void> {
    const options = { transaction: this.#transaction };
    const known = await this.#models.words.findAll({ ...options, where: { word: words }, raw: true });
    const unknown = words.filter((word) => !known.some((other) => other.word === word));
    await this.#models.words.bulkCreate(
      unknown.sort().map((word) => ({ word })),
      { ...options, ignoreDuplicates: true },
    );
  }

  async #read(id: string): Promise<Product> {
    const [row] = await this.#select('p.id = ?', idToBytes(id));
    if (!row) throw new Error('A product just written is not there');
    return productOf(row);
  }

  #select(where: string, value: Buffer | string): Promise<ProductRow[]> {
    const sql = `SELECT ${PRODUCT_COLUMNS} FROM products AS p WHERE ${where}`;
    return this.#database.select<ProductRow>(sql, [value], this.#transaction);
  }
}

function columnsOf({ priceCents, isActive, ...texts }: ProductDetails) {
  return { ...texts, price_cents: priceCents, is_active: isActive };
}

async function refuseTakenSlug(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    throw isDuplicateOf(error, 'products_slug') ? slugTaken() : error;
  }
}
