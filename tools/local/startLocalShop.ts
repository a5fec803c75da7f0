/**
 * Starts a whole shop on this machine: its databases and Redis, the three services and the edge. `make up`
 * does this on the usual ports; tests, the drill and the benchmark start private shops on free ports.
 */
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ProcessName } from '../build/processes.ts';
import type { OwnedProcess } from '../engines/OwnedProcess.ts';
import { claimPidFile } from '../engines/pidFile.ts';
import { buildApp } from './appBuild.ts';
import { assertPortsFree } from './assertPortsFree.ts';
import { type Backings, openBackings, type Server } from './openBackings.ts';
import { environmentOf, originOf } from './environments.ts';
import { freePorts, managementPort, type Ports } from './Ports.ts';
import { type Report, silent } from './Report.ts';
import { shopProcess } from './shopProcess.ts';
import { type Admin, shopSecrets } from './shopSecrets.ts';
import type { Supervised } from './Supervised.ts';

export interface ShopOptions {
  /** The folder for everything the shop stores. Two shops cannot share it. */
  dataDir: string;
  /** Free ports by default. */
  ports?: Ports;
  /**
   * For every process; wins over the launcher's settings, except for the ports. USER_DATABASE_URL,
   * PRODUCT_DATABASE_URL, ORDER_DATABASE_URL and REDIS_URL name servers to use instead of private ones.
   */
  env?: NodeJS.ProcessEnv;
  /** False makes the databases faster, without protection against a power cut. */
  durable?: boolean;
  /** Runs the bundles of `tools/build/bundle.ts`, as images do, instead of the sources. */
  bundled?: boolean;
  /** Without it the shop starts silently. */
  report?: Report;
  /** Cancels the start. */
  signal?: AbortSignal;
}

export interface ShopProcess {
  url: string;
  managementUrl: string;
  process: Supervised<OwnedProcess>;
}

export interface LocalShop extends Backings {
  url: string;
  admin: Admin;
  services: Record<ProcessName, ShopProcess>;
  /** Stops everything within five seconds: first the processes that take requests, then the stores. */
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
  const servers: Server[] = [];
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
    const own = (server: Server) => {
      signal.throwIfAborted();
      servers.push(server);
    };
    const secrets = await shopSecrets(env, dataDir);
    const open = async (name: ProcessName, backings: Backings): Promise<ShopProcess> => {
      const whole = environmentOf(name, { ports, ...backings, ...secrets }, env);
      const child = await shopProcess({ name, env: whole, dataDir, bundled, report, signal });
      signal.throwIfAborted();
      processes.push(child);
      await report.step(name === 'edge' ? name : `${name} service`, () => child.start());
      const [url, managementUrl] = [originOf(ports[name]), originOf(managementPort(ports[name]))];
      return { url, managementUrl, process: child };
    };
    const openServices = async () => {
      const backings = await openBackings(env, { dataDir, durable, report, own });
      const [user, product, order] = await Promise.all([
        open('user', backings),
        open('product', backings),
        open('order', backings),
      ]);
      return { backings, services: { user, product, order } };
    };
    const [{ backings, services }] = await Promise.all([
      openServices(),
      report.step('app', () => buildApp(signal)),
    ]);
    const edge = await open('edge', backings); // last, so that the services behind it are ready
    const { admin } = secrets;
    return {
      url: `http://localhost:${ports.edge}`,
      admin,
      services: { ...services, edge },
      ...backings,
      stop,
    };
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
