/**
 * Adds every hidden product to its lists. It walks all products once in id order, in short statements, and
 * relists each hidden one under its lock. Running it again after an interruption is harmless.
 */
import type { Database } from '@bulkhead/chassis/storage/Database';
import { bytesToId } from '@bulkhead/chassis/storage/id';
import { toCents } from '@bulkhead/chassis/contract/money';
import { modelsOf } from './models.ts';
import { ProductWriter } from './ProductWriter.ts';

const PRODUCTS_A_STATEMENT = 5000;
/** Less than every id. */
const NO_ID = Buffer.alloc(16);

export async function relistHidden(database: Database): Promise<void> {
  const models = modelsOf(database.sequelize);
  for (let after: Buffer | undefined = NO_ID; after;) {
    const rows: { id: Buffer; is_active: number }[] = await database.select(
      `SELECT id, is_active FROM products WHERE id > ? ORDER BY id LIMIT ${PRODUCTS_A_STATEMENT}`,
      [after],
    );
    for (const { id, is_active } of rows) {
      if (is_active !== 1)
        await database.inTransaction((transaction) =>
          relist(new ProductWriter(database, models, transaction), bytesToId(id)),
        );
    }
    after = rows.at(-1)?.id;
  }
}

async function relist(open: ProductWriter, id: string): Promise<void> {
  const product = await open.lock(id);
  if (product)
    await open.relist(id, { ...product, priceCents: toCents(product.price), isActive: product.is_active });
}
