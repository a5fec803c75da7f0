/**
 * Starts the drill's shop on free ports with its data in memory, from bundles with a
 * small heap, as images run it.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ProcessName, productionEnvironment } from '../../build/processes.ts';
import { startDatabase } from '../../engines/DatabaseServer.ts';
import { freePort } from '../../engines/freePort.ts';
import { startProcess } from '../../engines/OwnedProcess.ts';
import { startRedis } from '../../engines/RedisServer.ts';
import { APP_DIR, buildApp } from '../../local/appBuild.ts';
import { environmentOf, originOf, type Surroundings } from '../../local/environments.ts';
import { freePorts, managementPort, type Ports } from '../../local/Ports.ts';
import { shopSecrets } from '../../local/shopSecrets.ts';
import { TcpProxy } from '../network/TcpProxy.ts';
import { type DrillShop, Replica, type ServiceName, SERVICES } from './DrillShop.ts';
import { Part } from './Part.ts';
import { ProcessLog } from './ProcessLog.ts';
import { untilReady } from './untilReady.ts';

const REPLICAS = 2;

interface Options {
  /** The folder for all its data. */
  folder: string;
  /** The bundle of each process. */
  bundles: Record<ProcessName, string>;
}

export async function startDrillShop({ folder, bundles }: Options): Promise<DrillShop> {
  await mkdir(join(folder, 'logs'), { recursive: true });
  const [databases, redis] = await Promise.all([startDatabases(folder), startRedisPart(folder)]);
  await buildApp(AbortSignal.timeout(300_000));

  const secrets = await shopSecrets({}, folder);
  const ports = await portsOf(REPLICAS);
  const proxies = await Promise.all(ports.map(proxiesOf));
  const productForOrders = await TcpProxy.open('http', ...proxies.map(({ product }) => product.port));
  const origins = (service: ServiceName) => proxies.map((of) => originOf(of[service].port)).join(',');
  const around: Omit<Surroundings, 'ports'> = {
    databases: {
      user: { url: databases.user.url },
      product: { url: databases.product.url },
      order: { url: databases.order.url },
    },
    redis: { url: redis.url },
    ...secrets,
  };
  const told: NodeJS.ProcessEnv = {
    ...productionEnvironment,
    APP_DIR,
    LOG_LEVEL: 'debug',
    LOG_PRETTY: '0',
    TRUST_PROXY: '1', // each simulated client has its own address, as behind an ingress
    USER_SERVICE_URL: origins('user'),
    PRODUCT_SERVICE_URL: origins('product'),
    ORDER_SERVICE_URL: origins('order'),
  };

  const replicas = (process: ProcessName): Replica[] =>
    ports.map((own, i) => {
      const name = `${process}-${i + 1}`;
      const log = new ProcessLog(join(folder, 'logs', `${name}.log`));
      const managementUrl = originOf(managementPort(own[process]));
      const given =
        process === 'order' ? { ...told, PRODUCT_SERVICE_URL: originOf(productForOrders.port) } : told;
      return new Replica(
        {
          name,
          proxy: (proxies[i] as Record<ProcessName, TcpProxy>)[process],
          launch: () =>
            startProcess({
              command: globalThis.process.execPath,
              args: [bundles[process]],
              env: environmentOf(process, { ...around, ports: own }, given),
              output: (line) => log.write(line),
            }),
          ready: () => untilReady(managementUrl),
        },
        { process, managementUrl, log },
      );
    });

  const services = { user: replicas('user'), product: replicas('product'), order: replicas('order') };
  const edges = replicas('edge');
  await Promise.all(Object.values(services).flatMap((of) => of.map((replica) => replica.start())));
  await Promise.all(edges.map((edge) => edge.start())); // last, so that the edges find their services

  return {
    edges,
    services,
    databases: { user: databases.user.part, product: databases.product.part, order: databases.order.part },
    redis: redis.part,
    redisUrl: redis.ownUrl,
    adminUrlOf: (service) => {
      const server = databases[service].part.current;
      if (!server) throw new Error(`The ${service} database is not running`);
      return server.adminUrl(service);
    },
    sessionKeys: secrets.sessionKeys,
    async stop() {
      await Promise.all([...Object.values(services).flat(), ...edges].map((replica) => replica.stop(2000)));
      const stores = [redis.part, ...SERVICES.map((name) => databases[name].part)];
      await Promise.all(stores.map((part) => part.stop(1000)));
    },
  };
}

async function startDatabases(folder: string) {
  const started = await Promise.all(
    SERVICES.map(async (service) => {
      const port = await freePort();
      const proxy = await closedProxy('mysql', port);
      const part = new Part({
        name: `${service}-database`,
        proxy,
        launch: () => startDatabase({ dir: join(folder, `${service}-database`), port, durable: false }),
      });
      await part.start();
      const url = new URL((await part.current?.createDatabase(service)) ?? '');
      url.port = String(proxy.port);
      return [service, { part, url: url.href }] as const;
    }),
  );
  return Object.fromEntries(started) as Record<ServiceName, (typeof started)[number][1]>;
}

/** A durable Redis: like one that people rely on, it keeps its data when it is killed. */
async function startRedisPart(folder: string) {
  const port = await freePort();
  const proxy = await closedProxy('redis', port);
  const part = new Part({
    name: 'redis',
    proxy,
    launch: () => startRedis({ dir: join(folder, 'redis'), port, durable: true }),
  });
  await part.start();
  return { part, url: `redis://127.0.0.1:${proxy.port}`, ownUrl: `redis://127.0.0.1:${port}` };
}

async function proxiesOf(ports: Ports): Promise<Record<ProcessName, TcpProxy>> {
  const [user, product, order, edge] = await Promise.all([
    closedProxy('http', ports.user),
    closedProxy('http', ports.product),
    closedProxy('http', ports.order),
    closedProxy('http', ports.edge),
  ]);
  return { user, product, order, edge };
}

/** Opens a proxy that refuses connections until its target runs. */
async function closedProxy(protocol: 'http' | 'mysql' | 'redis', target: number): Promise<TcpProxy> {
  const proxy = await TcpProxy.open(protocol, target);
  proxy.refuse();
  return proxy;
}

async function portsOf(count: number): Promise<Ports[]> {
  const found: Ports[] = [];
  while (found.length < count) {
    const ports = await freePorts();
    const near = (a: number, b: number) => a === b || managementPort(a) === b || a === managementPort(b);
    const taken = found.flatMap((earlier) => Object.values(earlier));
    if (!Object.values(ports).some((port) => taken.some((other) => near(port, other)))) found.push(ports);
  }
  return found;
}
