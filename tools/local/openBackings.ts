/** The databases and the Redis of a shop: at the given addresses, or private ones. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DatabaseServer, startDatabase } from '../engines/DatabaseServer.ts';
import { freePort } from '../engines/freePort.ts';
import { keptSecret } from '../engines/keptSecret.ts';
import { lastLines } from '../engines/lastLines.ts';
import { type RedisServer, startRedis } from '../engines/RedisServer.ts';
import type { Report } from './Report.ts';
import { Supervised } from './Supervised.ts';

export interface Backing<Server extends DatabaseServer | RedisServer> {
  url: string;
  /** Undefined if the address was given: then the server is not ours to stop. */
  server?: Supervised<Server>;
}

export interface Backings {
  databases: Record<'user' | 'product' | 'order', Backing<DatabaseServer>>;
  redis: Backing<RedisServer>;
}

export type Server = Supervised<DatabaseServer> | Supervised<RedisServer>;

interface Place {
  dataDir: string;
  durable: boolean;
  report: Report;
  /** Called with a server before it starts, so that it is stopped whatever happens next. */
  own: (server: Server) => void;
}

/** @param env may contain USER_DATABASE_URL, PRODUCT_DATABASE_URL, ORDER_DATABASE_URL and REDIS_URL */
export async function openBackings(env: NodeJS.ProcessEnv, place: Place): Promise<Backings> {
  const [user, product, order, redis] = await Promise.all([
    openDatabase('user', env.USER_DATABASE_URL, place),
    openDatabase('product', env.PRODUCT_DATABASE_URL, place),
    openDatabase('order', env.ORDER_DATABASE_URL, place),
    openRedis(env.REDIS_URL, place),
  ]);
  return { databases: { user, product, order }, redis };
}

const KINDS = { mariadb: 'MariaDB', mysql: 'MySQL', container: 'MySQL in a container' };

async function openDatabase(
  service: string,
  given: string | undefined,
  { dataDir, durable, report, own }: Place,
): Promise<Backing<DatabaseServer>> {
  if (given) return { url: given };
  const dir = join(dataDir, `${service}-database`);
  const port = await freePort();
  const server = new Supervised({
    name: `database of the ${service} service`,
    launch: () => startDatabase({ dir, port, durable }),
    lastWords: () => lastLines(join(dir, 'server.log')),
    report: report.trouble,
  });
  own(server);
  let url = '';
  const fresh = !existsSync(join(dir, 'data'));
  await report.step(`${service} database`, async () => {
    const running = await server.start();
    url = await running.createDatabase(service);
    return `${KINDS[running.kind]}${fresh ? ', new' : ''}`;
  });
  return { url, server };
}

async function openRedis(
  given: string | undefined,
  { dataDir, durable, report, own }: Place,
): Promise<Backing<RedisServer>> {
  if (given) return { url: given };
  const dir = join(dataDir, 'redis');
  const port = await freePort();
  const password = await keptSecret(join(dir, 'password'));
  const server = new Supervised({
    name: 'Redis',
    launch: () => startRedis({ dir, port, password, durable }),
    lastWords: () => lastLines(join(dir, 'server.log')),
    report: report.trouble,
  });
  own(server);
  const { url } = await report.step('Redis', () => server.start());
  return { url, server };
}
