/**
 * Fills a product database with any number of generated products, a million in a few minutes: in id order, in
 * large statements, with the indexes of the lists built afterwards in one go.
 *   DATABASE_URL=mysql://user:password@host:port/name node tools/seed/products.ts 1000000
 */
import { readConfig } from '@bulkhead/chassis/config/readConfig';
import { databaseSettings } from '@bulkhead/chassis/config/settings';
import { randomBytes } from 'node:crypto';
import { CURRENCY } from '@bulkhead/product/contract/currency';
import mysql from 'mysql2/promise';
import { z } from 'zod';
import { listsOf, searchableWords } from '../../services/product/src/domain/productLists.ts';
import { wordLine } from '../../services/product/src/domain/wordLine.ts';
import { productNumber } from './productNames.ts';

const PRODUCTS_A_STATEMENT = 2000;

/** Needs a migrated database. Existing products stay. */
export async function seedProducts(url: string, count: number): Promise<void> {
  const connection = await mysql.createConnection({ uri: url });
  try {
    await connection.query("SET unique_checks = 0, foreign_key_checks = 0, time_zone = '+00:00'");
    const indexes = await dropIndexes(connection, 'product_lists');
    try {
      let running = Promise.resolve();
      for (let from = 0; from < count; from += PRODUCTS_A_STATEMENT) {
        const statements = insertsOf(from, Math.min(count, from + PRODUCTS_A_STATEMENT));
        await running;
        running = runTogether(connection, statements);
      }
      await running;
    } finally {
      await connection.query(
        `ALTER TABLE product_lists ${indexes.map((index) => `ADD ${index}`).join(', ')}`,
      );
    }
    await connection.query('ANALYZE TABLE products, product_lists, search_words');
  } finally {
    await connection.end();
  }
}

async function dropIndexes(connection: mysql.Connection, table: string): Promise<string[]> {
  const [[created]] = await connection.query<mysql.RowDataPacket[]>(`SHOW CREATE TABLE ${table}`);
  const indexes = String(created?.['Create Table']).match(/^ +KEY .*\)/gm) ?? [];
  const names = indexes.map((index) => /`\w+`/.exec(index)?.[0]);
  await connection.query(`ALTER TABLE ${table} ${names.map((name) => `DROP INDEX ${name}`).join(', ')}`);
  return indexes;
}

/** Runs while the next statements are being built. */
async function runTogether(connection: mysql.Connection, statements: string[]): Promise<void> {
  await connection.beginTransaction();
  for (const statement of statements) await connection.query(statement);
  await connection.commit();
}

/** The texts are our own: letters, digits, spaces and a few characters that need no escaping. */
function insertsOf(from: number, to: number): string[] {
  const products: string[] = [];
  const lists: string[] = [];
  const words = new Set<string>();
  for (let n = from; n < to; n += 1) {
    const { name, category, priceCents } = productNumber(n);
    const id = `0x${idOf(n)}`;
    // The number comes first: ascending keys are appended at the end of their index.
    const slug = `${String(n).padStart(9, '0')}-${name.toLowerCase().replaceAll(' ', '-')}`;
    const description = `${name}: made for long use, and for people who take care of their things.`;
    products.push(
      `(${id},'${slug}','${name}',${priceCents},'${CURRENCY}','/images/product.svg','${description}','${category}',1,NOW(3),NOW(3))`,
    );
    for (const word of searchableWords({ name, category })) words.add(`('${word}')`);
    const rest = `${priceCents},'${wordLine({ name, category })}'`;
    for (const list of listsOf({ name, category })) lists.push(`(${id},'${list}',${rest})`);
  }
  return [
    `INSERT INTO products (id, slug, name, price_cents, currency, image, description, category, is_active, created_at, updated_at)
     VALUES ${products.join()}`,
    `INSERT INTO product_lists (product_id, list, price_cents, words) VALUES ${lists.join()}`,
    `INSERT IGNORE INTO search_words (word) VALUES ${[...words].join()}`,
  ];
}

/** A UUIDv7 whose time is the first millisecond of 2026 plus one for each product; the rest is random. */
function idOf(n: number): string {
  const time = (Date.UTC(2026, 0) + n).toString(16).padStart(12, '0');
  const random = randomBytes(9).toString('hex');
  return `${time}7${random.slice(0, 3)}8${random.slice(3, 18)}`;
}

if (import.meta.main) {
  const { DATABASE_URL } = readConfig(z.object(databaseSettings));
  await seedProducts(DATABASE_URL, z.coerce.number().int().positive().parse(process.argv[2]));
}
