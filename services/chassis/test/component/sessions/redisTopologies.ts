/** Real Redis servers as operators run them: a master with replicas under Sentinel, and a Cluster. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findRedisEngine } from '@bulkhead/tools/engines/findEngines';
import { freePort } from '@bulkhead/tools/engines/freePort';
import { startProcess, type OwnedProcess } from '@bulkhead/tools/engines/OwnedProcess';
import { temporaryFolder } from '@bulkhead/tools/engines/testServers';
import { waitForRedis } from '@bulkhead/tools/engines/waitForRedis';
import { until } from './storeOn.ts';

export const PASSWORD = 'a-password-for-tests';
export const MASTER = 'shop';
export const REPLICAS = 2;

export interface Node {
  port: number;
  process: OwnedProcess;
}

/** Null where servers run only in containers: they would announce addresses that nobody else reaches. */
export async function redisCommand(): Promise<string | null> {
  const engine = await findRedisEngine();
  return engine.kind === 'native' ? engine.command : null;
}

async function startNode(lines: string[], { port, sentinel = false }: { port: number; sentinel?: boolean }) {
  const folder = temporaryFolder();
  const file = join(folder, 'server.conf'); // Sentinels and Clusters write to it
  const log = join(folder, 'server.log');
  const common = [`port ${port}`, 'bind 127.0.0.1', `dir ${folder}`, `requirepass ${PASSWORD}`];
  await writeFile(file, [...common, ...lines].join('\n'));
  const process = await startProcess({
    command: (await redisCommand()) ?? '',
    args: [file, ...(sentinel ? ['--sentinel'] : [])],
    output: log,
    background: true,
  });
  await waitForRedis(port, PASSWORD, process, log);
  return { port, process };
}

const startData = async (lines: string[]) =>
  startNode(['save ""', `masterauth ${PASSWORD}`, ...lines], { port: await freePort() });

export interface Watched {
  url: string;
  sentinel: Redis;
  /** The node that is the master now, as the Sentinel says. */
  master(): Promise<Node>;
  /** The replicas that are in step with it. */
  replicas(): Promise<Node[]>;
  close(): Promise<unknown>;
}

/** A master, two replicas, and a Sentinel that promotes a replica when the master is silent for half a second. */
export async function startUnderSentinel(): Promise<Watched> {
  const first = await startData([]);
  const follow = () => startData([`replicaof 127.0.0.1 ${first.port}`]);
  const nodes = [first];
  while (nodes.length <= REPLICAS) nodes.push(await follow());
  const port = await freePort();
  const watcher = await startNode(
    [
      `sentinel monitor ${MASTER} 127.0.0.1 ${first.port} 1`,
      `sentinel auth-pass ${MASTER} ${PASSWORD}`,
      `sentinel down-after-milliseconds ${MASTER} 500`,
      `sentinel failover-timeout ${MASTER} 2000`,
    ],
    { port, sentinel: true },
  );
  const sentinel = new Redis({ port, password: PASSWORD });
  const watched: Watched = {
    url: `redis+sentinel://:${PASSWORD}@127.0.0.1:${port}/${MASTER}?sentinel_password=${PASSWORD}`,
    sentinel,
    async master() {
      const [, at] = (await sentinel.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', MASTER)) as string[];
      return nodes.find((node) => node.port === Number(at)) ?? first;
    },
    async replicas() {
      const replicas = (await sentinel.call('SENTINEL', 'REPLICAS', MASTER)) as string[][];
      const fact = (facts: string[], name: string) => facts[facts.indexOf(name) + 1];
      const inStep = replicas.filter((facts) => fact(facts, 'master-link-status') === 'ok');
      return nodes.filter(({ port }) => inStep.some((facts) => fact(facts, 'port') === String(port)));
    },
    close() {
      sentinel.disconnect();
      return stopAll([...nodes, watcher]);
    },
  };
  await until(async () => (await watched.replicas()).length === REPLICAS, 20_000);
  return watched;
}

export interface ClusterOfThree {
  url: string;
  nodes: Node[];
  close(): Promise<unknown>;
}

/** Three masters that share the slots and serve their own when another one is unavailable. */
export async function startCluster(): Promise<ClusterOfThree> {
  const lines = ['cluster-enabled yes', 'cluster-node-timeout 1000', 'cluster-require-full-coverage no'];
  const nodes = await Promise.all([startData(lines), startData(lines), startData(lines)]);
  const clients = nodes.map(({ port }) => new Redis({ port, password: PASSWORD }));
  const share = Math.ceil(16_384 / nodes.length);
  await Promise.all(
    clients.map(async (client, i) => {
      const last = Math.min((i + 1) * share, 16_384) - 1;
      await client.call('CLUSTER', 'ADDSLOTSRANGE', i * share, last);
      await client.call('CLUSTER', 'MEET', '127.0.0.1', nodes[0].port);
    }),
  );
  const isWhole = async (client: Redis) => {
    const info = (await client.call('CLUSTER', 'INFO')) as string;
    return /cluster_state:ok/.test(info) && /cluster_known_nodes:3/.test(info);
  };
  await until(async () => (await Promise.all(clients.map(isWhole))).every(Boolean), 15_000);
  for (const client of clients) client.disconnect();
  const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`).join();
  return { url: `redis+cluster://:${PASSWORD}@${hosts}`, nodes, close: () => stopAll(nodes) };
}

const stopAll = (nodes: readonly Node[]) => Promise.all(nodes.map(({ process }) => process.stop(0)));
