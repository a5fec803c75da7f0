/**
 * A whole shop on this machine: its databases and Redis, the three services and the edge.
 * `make up` is this on the usual ports; tests, the drill and the benchmark start private ones on free ports.
 */
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { DatabaseServer } from '../engines/DatabaseServer.ts';
import { keptSecret } from '../engines/keptSecret.ts';
import type { OwnedProcess } from '../engines/OwnedProcess.ts';
import { claimPidFile } from '../engines/pidFile.ts';
import type { RedisServer } from '../engines/RedisServer.ts';
import { buildApp } from './appBuild.ts';
import { assertPortsFree } from './assertPortsFree.ts';
import { type Backing, openDatabase, openRedis } from './backing.ts';
import { type Admin, environmentOf, originOf } from './environments.ts';
import { freePorts, managementPort, type Ports, PROCESSES, type ProcessName } from './Ports.ts';
import { type Report, silent } from './Report.ts';
import { shopProcess } from './shopProcess.ts';
import type { Supervised } from './Supervised.ts';

export interface ShopOptions {
  /** Everything the shop keeps. Two shops cannot share it. */
  dataDir: string;
  /** Free ones when left out. */
  ports?: Ports;
  /**
   * For every process; wins over what the launcher says, but for the ports. USER_DATABASE_URL, PRODUCT_DATABASE_URL,
   * ORDER_DATABASE_URL and REDIS_URL name servers to use instead of private ones.
   */
  env?: NodeJS.ProcessEnv;
  /** False makes the databases faster and careless about a power cut. */
  durable?: boolean;
  /** Runs the bundles of `tools/build/bundle.ts`, as images do, instead of the sources. */
  bundled?: boolean;
  /** Without it the shop starts silently. */
  report?: Report;
  /** Calls the start off. */
  signal?: AbortSignal;
}

export interface ShopProcess {
  url: string;
  managementUrl: string;
  process: Supervised<OwnedProcess>;
}

export interface LocalShop {
  url: string;
  admin: Admin;
  services: Record<ProcessName, ShopProcess>;
  databases: Record<'user' | 'product' | 'order', Backing<DatabaseServer>>;
  redis: Backing<RedisServer>;
  /** Within five seconds: first what takes requests, then what keeps data. */
  stop(): Promise<void>;
}

const DRAIN_MS = 2500;
const CLOSE_MS = 1500;

export const lockFile = (dataDir: string): string => join(dataDir, 'shop.pid');

export async function startLocalShop(options: ShopOptions): Promise<LocalShop> {
  const { ports = await freePorts(), env = {}, durable = true, bundled = false, report = silent } = options;
  const dataDir = resolve(options.dataDir);
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, ...(options.signal ? [options.signal] : [])]);
  await lock(dataDir);

  const processes: Supervised<OwnedProcess>[] = [];
  const servers: (Supervised<DatabaseServer> | Supervised<RedisServer>)[] = [];
  const end = async () => {
    ending.abort(new Error('The shop was stopped'));
    await Promise.all(processes.map((process) => process.stop(DRAIN_MS)));
    await Promise.all(servers.map((server) => server.stop(CLOSE_MS)));
    await rm(lockFile(dataDir), { force: true });
  };
  let ended: Promise<void> | undefined;
  const stop = () => (ended ??= end());

  const start = async (): Promise<LocalShop> => {
    await assertPortsFree(ports);
    const place = { dataDir, durable, report };
    const own = (server: (typeof servers)[number]) => {
      signal.throwIfAborted();
      servers.push(server);
    };
    const admin = {
      username: env.ADMIN_USERNAME || 'admin',
      password: env.ADMIN_PASSWORD || (await keptSecret(join(dataDir, 'admin-password'), 12)),
    };
    const sessionKeys = env.SESSION_KEYS || (await keptSecret(join(dataDir, 'session-keys'), 32));
    const [user, product, order, redis] = await Promise.all([
      openDatabase('user', env.USER_DATABASE_URL, place, own),
      openDatabase('product', env.PRODUCT_DATABASE_URL, place, own),
      openDatabase('order', env.ORDER_DATABASE_URL, place, own),
      openRedis(env.REDIS_URL, place, own),
      report.step('app', () => buildApp(signal)),
    ]);
    const databases = { user, product, order };
    const urls = { user: user.url, product: product.url, order: order.url };
    const around = { ports, databases: urls, redis: redis.url, sessionKeys, admin };

    const startOne = async (name: ProcessName): Promise<[ProcessName, ShopProcess]> => {
      const url = originOf(ports[name]);
      const own = environmentOf(name, around, env);
      const child = await shopProcess({ name, env: own, dataDir, bundled, report, signal });
      signal.throwIfAborted();
      processes.push(child);
      await report.step(name === 'edge' ? 'edge' : `${name} service`, () => child.start());
      return [name, { url, managementUrl: originOf(managementPort(ports[name])), process: child }];
    };
    const services = Object.fromEntries(await Promise.all(PROCESSES.map(startOne))) as LocalShop['services'];
    return { url: `http://localhost:${ports.edge}`, admin, services, databases, redis, stop };
  };

  try {
    const calledOff = once(signal, 'abort').then(() => signal.throwIfAborted());
    return (await Promise.race([start(), calledOff])) as LocalShop;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function lock(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const holder = claimPidFile(lockFile(dataDir));
  if (holder)
    throw new Error(`A shop runs on ${dataDir} already: process ${holder}. End it, then try again.`);
}
