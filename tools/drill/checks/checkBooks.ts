/** Compares the databases with what the shop has acknowledged: everything exactly once, and nothing else. */
import { setTimeout as delay } from 'node:timers/promises';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import type { World } from '../journeys/World.ts';
import { logInAs } from '../journeys/logIn.ts';
import { readSession } from '../journeys/readSession.ts';
import type { DrillShop } from '../shop/DrillShop.ts';
import { sameLines, type Lines } from '../shoppers/Basket.ts';
import type { Shopper } from '../shoppers/Shopper.ts';

const LOG_INS_AT_ONCE = 4;
const MOST_ASKED = 10;
const REST_MS = 500;

export interface Books {
  /** The comparisons made, in words with numbers. */
  checked: string[];
  wrong: string[];
}

export async function checkBooks(shop: Pick<DrillShop, 'adminUrlOf'>, world: World): Promise<Books> {
  const parts = [await checkAccounts(shop, world), await checkOrders(shop, world), await checkEndings(world)];
  return { checked: parts.flatMap(({ checked }) => checked), wrong: parts.flatMap(({ wrong }) => wrong) };
}

/**
 * Every acknowledged registration exists exactly once and can log in. One without an
 * answer also does, or is absent.
 */
async function checkAccounts(shop: Pick<DrillShop, 'adminUrlOf'>, world: World): Promise<Books> {
  const { acknowledged, doubtful, unproved } = world.accounts;
  const wrong: string[] = [];
  const counted = await withConnection(shop.adminUrlOf('user'), async (connection) => {
    const rows = await select(connection, 'SELECT username, COUNT(*) AS count FROM users GROUP BY username');
    return new Map(rows.map((row) => [String(row['username']), Number(row['count'])]));
  });
  const registered = [...world.crowd.shoppers, ...acknowledged];
  for (const { account } of registered) {
    const count = counted.get(account.username) ?? 0;
    if (count !== 1) wrong.push(`${account.username} was registered and is there ${count} times`);
  }
  const present = doubtful.filter(({ account }) => counted.has(account.username));
  const waiting = [...unproved, ...present];
  const work = async () => {
    for (let person = waiting.shift(); person; person = waiting.shift()) {
      const { attempt, token } = await logInPatiently(person, world);
      if (!token)
        wrong.push(
          `${person.account.username} cannot log in: ${attempt.why ?? attempt.outcome} (${attempt.requestId})`,
        );
    }
  };
  await Promise.all(Array.from({ length: LOG_INS_AT_ONCE }, work));
  return {
    wrong,
    checked: [
      `${registered.length} acknowledged registrations are there once and can log in`,
      `${doubtful.length} without an answer: ${present.length} complete, the others absent`,
    ],
  };
}

/** Retries refused logins: a refusal asks for a retry and decides nothing. */
async function logInPatiently(person: Shopper, world: World): ReturnType<typeof logInAs> {
  for (let asked = 1; ; asked += 1) {
    const answer = await logInAs(person, world);
    if (answer.attempt.outcome !== 'refused' || asked === MOST_ASKED) return answer;
    await delay(REST_MS);
  }
}

interface StoredOrder {
  id: string;
  isOpen: boolean;
  lines: Map<string, number>;
  totalCents: number | null;
  sumCents: number;
}

async function checkOrders(shop: Pick<DrillShop, 'adminUrlOf'>, world: World): Promise<Books> {
  const wrong: string[] = [];
  const stored = await withConnection(shop.adminUrlOf('order'), storedOrders);
  let placed = 0;
  let pieces = 0;
  for (const shopper of world.crowd.shoppers) {
    const own = stored.get(shopper.id) ?? [];
    const complaints = compare(shopper, own);
    wrong.push(...complaints.map((text) => `${shopper.account.username}: ${text}`));
    placed += own.filter(({ isOpen }) => !isOpen).length;
    pieces += own.flatMap(({ lines }) => [...lines.values()]).reduce((a, b) => a + b, 0);
  }
  return {
    wrong,
    checked: [
      `${placed} placed orders and ${pieces} pieces are in the database as they were acknowledged, each once`,
    ],
  };
}

function compare({ basket }: Shopper, stored: StoredOrder[]): string[] {
  const complaints: string[] = [];
  const open = stored.filter(({ isOpen }) => isOpen);
  if (open.length > 1) complaints.push(`${open.length} open orders`);
  const lines: Lines = open[0]?.lines ?? new Map();
  if (!sameLines(lines, basket.lines)) complaints.push('the open order does not hold what was acknowledged');
  const placed = new Map(stored.filter(({ isOpen }) => !isOpen).map((order) => [order.id, order]));
  for (const order of basket.placed.values()) {
    const found = placed.get(order.id);
    if (!found) complaints.push(`order ${order.id} was placed and is not there`);
    else if (!sameLines(found.lines, order.lines)) complaints.push(`order ${order.id} holds something else`);
    else if (order.total && cents(order.total) !== found.totalCents)
      complaints.push(`order ${order.id} has another total`);
  }
  for (const order of placed.values()) {
    if (!basket.placed.has(order.id)) complaints.push(`order ${order.id} was never acknowledged`);
    if (order.totalCents !== order.sumCents)
      complaints.push(`the total of order ${order.id} is not the sum of its lines`);
  }
  return complaints;
}

const cents = (text: string) => Math.round(Number(text) * 100);

async function storedOrders(connection: Connection): Promise<Map<string, StoredOrder[]>> {
  const rows = await select(
    connection,
    `SELECT LOWER(HEX(o.id)) AS id, LOWER(HEX(o.user_id)) AS user_id, o.state, o.total_cents,
            l.slug, l.quantity, l.unit_price_cents
     FROM orders o LEFT JOIN order_lines l ON l.order_id = o.id`,
  );
  const orders = new Map<string, StoredOrder>();
  const byUser = new Map<string, StoredOrder[]>();
  for (const row of rows) {
    const id = dashed(String(row['id']));
    let order = orders.get(id);
    if (!order) {
      const totalCents = row['total_cents'] === null ? null : Number(row['total_cents']);
      order = { id, isOpen: row['state'] === 'open', lines: new Map(), totalCents, sumCents: 0 };
      orders.set(id, order);
      const user = dashed(String(row['user_id']));
      byUser.set(user, [...(byUser.get(user) ?? []), order]);
    }
    if (row['slug'] === null) continue;
    order.lines.set(String(row['slug']), Number(row['quantity']));
    order.sumCents += Number(row['quantity']) * Number(row['unit_price_cents']);
  }
  return byUser;
}

const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Checks that every session whose sign-out was acknowledged is dead. */
async function checkEndings(world: World): Promise<Books> {
  const wrong: string[] = [];
  for (const { token, username, requestId, endedAt } of world.sessions.ended) {
    const life = await lifeOf(token, world);
    if (life !== 'dead') wrong.push(`${username} logged out at ${endedAt} (${requestId}) and ${life}`);
  }
  return { wrong, checked: [`${world.sessions.ended.length} ended sessions are dead`] };
}

/** A session that was trusted without Redis proves nothing: asked again, Redis decides. */
async function lifeOf(token: string, world: World): Promise<'dead' | 'is logged in' | 'Redis never says so'> {
  for (let asked = 0; asked < MOST_ASKED; asked++) {
    const { session } = await readSession(world, { Authorization: `Bearer ${token}` });
    if (session && !session.user) return 'dead';
    if (session && !session.degraded.includes('session-store')) return 'is logged in';
    await delay(REST_MS);
  }
  return 'Redis never says so';
}

async function select(connection: Connection, sql: string): Promise<RowDataPacket[]> {
  const [rows] = await connection.query<RowDataPacket[]>(sql);
  return rows;
}

async function withConnection<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection(url);
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}
