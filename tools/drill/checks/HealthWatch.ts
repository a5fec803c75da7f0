/** Polls /livez and /readyz of every process twice a second, as an orchestrator does. */
import { setTimeout as delay } from 'node:timers/promises';
import { type DrillShop, type Replica, replicasOf } from '../shop/DrillShop.ts';

const EVERY_MS = 500;
const PATIENCE_MS = 2000;
/** A service may need this long to notice that its database is unavailable, or available again. */
const SLOW_TO_TELL_MS = 2500;

interface Look {
  /** performance.now() at the request and at the answer. */
  at: number;
  answeredAt: number;
  replica: Replica;
  lives: boolean;
  ready: boolean;
}

export interface OutageTimes {
  brokenAt: number;
  endedAt: number;
  returnedAt: number;
}

export interface Expected {
  /** Parts that cannot answer. */
  silent: readonly string[];
  /** Services whose own database is unavailable. */
  notReady: readonly string[];
  isFitful: boolean;
}

export class HealthWatch {
  #looks: Look[] = [];
  readonly #stopped = new AbortController();

  constructor(shop: DrillShop) {
    for (const replica of replicasOf(shop)) void this.#watch(replica);
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** The unexpected answers during an outage, in words. */
  trouble({ brokenAt, endedAt, returnedAt }: OutageTimes, expected: Expected): string[] {
    const looks = this.#looks.filter(
      ({ at, replica }) => at >= brokenAt && at < returnedAt && !expected.silent.includes(replica.name),
    );
    this.#looks = [];
    const dead = looks.filter(({ lives }) => !lives).map(({ replica }) => `/livez of ${replica.name} failed`);
    const shouldFail = ({ process }: Replica) => expected.notReady.includes(process);
    const unready = looks
      .filter(({ ready, replica }) => !ready && !shouldFail(replica))
      .map(({ replica }) => `/readyz of ${replica.name} failed`);
    const blind = looks
      .filter(({ ready, replica }) => ready && shouldFail(replica))
      .filter(({ at, answeredAt }) => at > brokenAt + SLOW_TO_TELL_MS && answeredAt < endedAt)
      .map(({ replica }) => `/readyz of ${replica.name} says ready without its database`);
    return [...new Set([...dead, ...unready, ...(expected.isFitful ? [] : blind)])];
  }

  async #watch(replica: Replica): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      const at = performance.now();
      const [lives, ready] = await Promise.all([says(replica, '/livez'), says(replica, '/readyz')]);
      this.#looks.push({ at, answeredAt: performance.now(), replica, lives, ready });
      await delay(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function says({ managementUrl }: Replica, path: string): Promise<boolean> {
  try {
    const answer = await fetch(managementUrl + path, { signal: AbortSignal.timeout(PATIENCE_MS) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
