/** A shop in the cluster with shoppers: those of the drill, who come through the edge's node port. */
import { journeys } from '../drill/journeys/journeys.ts';
import { World } from '../drill/journeys/World.ts';
import { Accounts } from '../drill/shoppers/Accounts.ts';
import { Crowd } from '../drill/shoppers/Crowd.ts';
import { EdgeBalancer, TRY_MS } from '../drill/shoppers/EdgeBalancer.ts';
import { Goods } from '../drill/shoppers/Goods.ts';
import { signUp } from '../drill/shoppers/signUp.ts';
import { SpareSessions } from '../drill/shoppers/SpareSessions.ts';
import { Recorder, type Sample } from '../drill/traffic/Recorder.ts';
import { findPace } from '../drill/traffic/findPace.ts';
import { Traffic } from '../drill/traffic/Traffic.ts';
import { PortForward } from './PortForward.ts';
import { nodeAddress, until } from './kube.ts';
import type { Release } from './Release.ts';
import { NODE_PORT } from './testValues.ts';

const PEOPLE = 60;
/** The share of the pace the shop can serve: the machine also runs a whole cluster. */
const PACE_SHARE = 0.5;
const SPARE_SESSIONS = 500;
const SESSIONS_LIMIT_MS = 30_000;
export const SHOP_PORT = 8080;

export interface People {
  /** The share of their usual pace. */
  share?: number;
  /** Attempts per second at each journey that only reads, if they differ from the rest. */
  readingPace?: number;
  /** How long they wait for an answer, in milliseconds. */
  patienceMs?: number;
}

export class Stage {
  readonly release: Release;
  readonly world: World;
  readonly traffic: Traffic;
  readonly recorder = new Recorder();
  readonly #redis: PortForward;

  private constructor(release: Release, world: World, redis: PortForward) {
    this.release = release;
    this.world = world;
    this.#redis = redis;
    this.traffic = new Traffic({ journeys, world, recorder: this.recorder });
  }

  static async open(release: Release): Promise<Stage> {
    const redis = await PortForward.to(release.namespace, `service/${release.fullname}-redis`, 6379);
    const [{ SESSION_KEYS = '' }, passwords] = await Promise.all([
      release.secret('session-keys'),
      release.secret('redis'),
    ]);
    const redisUrl = `redis://user:${passwords['user'] ?? ''}@127.0.0.1:${redis.port}`;
    const sessions = new SpareSessions({ redisUrl, sessionKeys: SESSION_KEYS });
    const client = new EdgeBalancer([{ host: await nodeAddress(), port: NODE_PORT }]);
    const goods = await Goods.of(client);
    const world = new World({ client, goods, crowd: new Crowd(PEOPLE), accounts: new Accounts(), sessions });
    await signUp(world);
    await sessions.fill(SPARE_SESSIONS);
    const stage = new Stage(release, world, redis);
    const { traffic, recorder } = stage;
    traffic.start();
    const pace = await findPace(traffic, recorder, journeys);
    await traffic.stop();
    traffic.pace = PACE_SHARE * pace;
    console.log(`  people try each journey ${traffic.pace.toFixed(1)} times a second`);
    return stage;
  }

  /** Lets people shop during `work`, and returns their requests. */
  async during(
    work: () => Promise<unknown>,
    { share = 1, readingPace, patienceMs = TRY_MS }: People = {},
  ): Promise<Sample[]> {
    const { traffic, world } = this;
    const usual = traffic.pace;
    await this.#untilSessionsCanBeMade();
    await world.sessions.fill(SPARE_SESSIONS);
    const from = performance.now();
    world.client.patienceMs = patienceMs;
    traffic.readingPace = readingPace;
    traffic.pace = share * usual;
    traffic.start();
    try {
      await work();
    } finally {
      await traffic.stop();
      world.client.patienceMs = TRY_MS;
      traffic.readingPace = undefined;
      traffic.pace = usual;
    }
    return journeys.flatMap(({ name }) => this.recorder.between(name, from, performance.now()));
  }

  /** The port forwarding to Redis recovers a moment after Redis. */
  async #untilSessionsCanBeMade(): Promise<void> {
    const canBeMade = async () => {
      try {
        return await this.world.sessions.canBeMade();
      } catch (error) {
        await this.#redis.renew();
        throw error;
      }
    };
    await until('new sessions can be made', canBeMade, SESSIONS_LIMIT_MS);
  }

  close(): void {
    this.world.client.stop();
    this.world.sessions.close();
    this.#redis.close();
  }
}

/** Throws unless every request was served. */
export function assertAllServed(samples: readonly Sample[]): void {
  const unserved = samples.filter(({ outcome }) => outcome === 'failed' || outcome === 'refused');
  if (unserved.length === 0) return;
  const shown = unserved
    .slice(0, 5)
    .map(
      ({ journey, outcome, why, ms, requestId }) =>
        `${journey}: ${why ?? outcome} after ${ms.toFixed(0)} ms (${requestId})`,
    );
  throw new Error(`${unserved.length} of ${samples.length} were not served, such as\n${shown.join('\n')}`);
}
