/**
 * A store that accepts no writes: a read-only database, or a Redis at its memory limit that evicts nothing.
 */
import { Redis } from 'ioredis';
import { createConnection } from 'mysql2/promise';
import { type DrillShop, SERVICES } from '../shop/DrillShop.ts';
import type { Part } from '../shop/Part.ts';
import type { Fault } from './Fault.ts';

export const full: Fault = {
  name: 'full',
  isUsual: false,
  refusesLate: true,
  suits: (part, shop) => part === (shop.redis as Part) || serviceOf(part, shop) !== undefined,
  begin: (part, shop) => set(part, shop, true),
  end: (part, shop) => set(part, shop, false),
};

const serviceOf = (part: Part, { databases }: DrillShop) =>
  SERVICES.find((service) => (databases[service] as Part) === part);

async function set(part: Part, shop: DrillShop, isFull: boolean): Promise<void> {
  const service = serviceOf(part, shop);
  if (service) await runSql(shop.adminUrlOf(service), `SET GLOBAL read_only = ${isFull ? 1 : 0}`);
  else await limitMemory(shop.redisUrl, isFull);
}

async function runSql(url: string, sql: string): Promise<void> {
  const connection = await createConnection(url);
  await connection.query(sql);
  await connection.end();
}

async function limitMemory(url: string, isFull: boolean): Promise<void> {
  const redis = new Redis(url);
  await redis.config('SET', 'maxmemory', isFull ? '1' : '256mb');
  redis.disconnect();
}
