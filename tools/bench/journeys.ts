/** The benchmarks: each journey against the floor that it cannot beat. */
import { BEGIN, COMMIT } from '@bulkhead/chassis/storage/speakDirectly';
import { compare, type Comparison } from './compare.ts';
import { bytesFloor, sqlFloor } from './floors.ts';
import type { BenchShop } from './benchShop.ts';
import { recordStatements } from './recordStatements.ts';
import type { Request } from './load.ts';
import { authorization, post, signUp } from './shoppers.ts';

const BYTES = 'the same bytes by node:http';
const SQL = 'the same SQL by mysql2 behind node:http';

/** Enough shoppers that no order line reaches its limit during the run. */
const SHOPPERS = 150;
/** Lines of a typical order. */
const LINES = 5;

export async function* measureJourneys(shop: BenchShop): AsyncGenerator<Comparison> {
  const { url, productUrl, folder, databases } = shop;
  const { results } = (await (await fetch(`${url}/api/products`)).json()) as {
    results: { id: string; slug: string }[];
  };
  const firstPage = [{ path: '/api/products' }];
  const productPages = results.map(({ slug }) => ({ path: `/api/product/${slug}` }));

  yield* againstBytes('catalogue through the edge', 0.5, url, firstPage);
  yield* againstBytes('product page through the edge', 0.5, url, productPages);

  const page = await recordStatements(databases.product.adminUrl, () => read(productUrl, '/api/products'));
  const catalogue = page.filter((sql) => sql.startsWith('SELECT') && !sql.includes('updated_at >='));
  const catalogueFloor = await sqlFloor(folder, databases.product.url, [catalogue]);
  yield await compare(
    { what: 'catalogue at the product service, its cache off', floor: SQL, target: 0.6 },
    { url: productUrl, requests: firstPage },
    { url: catalogueFloor.url, requests: [{ path: '/' }] },
  );
  await catalogueFloor.stop();

  const shoppers = await signUp(url, SHOPPERS);
  const keys = shoppers.map(({ key }) => key);
  const products = results.slice(0, LINES).map(({ id }) => id);
  yield* addingItems(shop, keys, products);

  const session = keys.map((key) => ({ path: '/api/session', headers: authorization(key) }));
  yield* againstBytes('/api/session, signed in, with an order', 0.4, url, session);

  async function* againstBytes(what: string, target: number, of: string, requests: Request[]) {
    const first = requests[0];
    const response = await fetch(of + (first?.path ?? ''), { headers: first?.headers ?? {} });
    const floor = await bytesFloor(folder, Buffer.from(await response.arrayBuffer()));
    yield await compare(
      { what, floor: BYTES, target },
      { url: of, requests },
      { url: floor.url, requests: [{ path: '/' }] },
    );
    await floor.stop();
  }
}

/**
 * Every shopper has an order of a few lines and adds to each line in turn. The floor runs the
 * statements of two such rounds, recorded at the order database. Two rounds, so that its
 * writes change something each time, like ours.
 */
export async function* addingItems(
  { url, folder, databases }: BenchShop,
  keys: string[],
  products: string[],
): AsyncGenerator<Comparison> {
  const add = (key: string, product_id: string) =>
    post(url, '/api/order/add-item', { product_id, qty: 1 }, key);
  const [first = ''] = products;
  for (const key of keys) for (const product of products) await add(key, product);
  const rounds: string[][] = [];
  for (let round = 0; round < 2; round += 1) {
    for (const key of keys.slice(0, 32)) {
      const statements = await recordStatements(databases.order.adminUrl, () => add(key, first));
      rounds.push(theTransaction(statements));
    }
  }
  const floor = await sqlFloor(folder, databases.order.url, rounds);
  const requests = products.flatMap((product_id) =>
    keys.map((key) => ({
      method: 'POST' as const,
      path: '/api/order/add-item',
      headers: { 'Content-Type': 'application/json', ...authorization(key) },
      body: JSON.stringify({ product_id, qty: 1 }),
    })),
  );
  yield await compare(
    { what: 'add an item through the edge', floor: SQL, target: 0.4 },
    { url, requests },
    { url: floor.url, requests: [{ path: '/' }] },
  );
  await floor.stop();
}

/** The statements from BEGIN to COMMIT: the product feed uses the same database at its own pace. */
function theTransaction(statements: string[]): string[] {
  const start = statements.findIndex((sql) => sql === BEGIN);
  const end = statements.findIndex((sql, index) => index > start && sql === COMMIT);
  if (start < 0 || end < 0) throw new Error(`No transaction in: ${statements.join('; ')}`);
  return statements.slice(start, end + 1);
}

async function read(url: string, path: string): Promise<void> {
  await (await fetch(url + path)).arrayBuffer();
}
