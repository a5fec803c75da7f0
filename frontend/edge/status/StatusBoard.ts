/**
 * Tracks the state of each part behind the edge and since when, for the status page, its API and the metrics.
 */
import type { RedisClient } from '@bulkhead/chassis/sessions/redis';
import type { Metrics } from '@bulkhead/chassis/observability/metrics';
import { statusEn } from '../../src/words/en.ts';
import { UPSTREAM_BUDGET_MS, type Upstreams } from '../upstreams/openUpstreams.ts';
import type { StatusAnswer, UpstreamName, UpstreamState, UpstreamStatus } from './StatusAnswer.ts';
import { worksNow } from './worksNow.ts';

const LOOK_EVERY_MS = 500;
/** The metric's values. */
const VALUE: Record<UpstreamState, number> = { up: 0, partly: 1, away: 2 };

type Look = Pick<UpstreamStatus, 'state' | 'replicas' | 'budget'>;

interface Watched {
  name: UpstreamName;
  look: () => Look;
  state: UpstreamState;
  since: Date;
}

export class StatusBoard {
  readonly #watched: Watched[];
  readonly #timer: NodeJS.Timeout;
  readonly #state;
  readonly #changed;

  constructor(parts: { upstreams: Upstreams; redis: RedisClient; metrics: Metrics }) {
    const { upstreams, redis, metrics } = parts;
    this.#state = metrics.labelledGauge('upstream_state', '0 up, 1 partly, 2 away.', 'upstream');
    this.#changed = metrics.labelledGauge(
      'upstream_changed_timestamp_seconds',
      'When the state of an upstream last changed.',
      'upstream',
    );
    const tries = metrics.labelledGauge(
      'upstream_second_tries',
      'Second tries that may be made now.',
      'upstream',
    );
    const services = (['user', 'product', 'order'] as const).map((name) => ({
      name,
      look: () => lookAt(upstreams[name]),
    }));
    const store = {
      name: 'session-store' as const,
      look: () => ({ state: redis.status === 'ready' ? ('up' as const) : ('away' as const), replicas: [] }),
    };
    this.#watched = [...services, store].map((part) => ({ ...part, state: 'up', since: new Date() }));
    for (const part of this.#watched) this.#tell(part);
    this.#timer = setInterval(() => {
      for (const { name, budget } of this.read().upstreams)
        if (budget) tries.labels(name).set(budget.second_tries);
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  read(): StatusAnswer {
    const upstreams = this.#watched.map((part): UpstreamStatus => {
      const { state, ...parts } = part.look();
      if (state !== part.state) {
        Object.assign(part, { state, since: new Date() });
        this.#tell(part);
      }
      const since = part.since.toISOString();
      return { name: part.name, state, since, works_now: worksNow(part.name, state, statusEn), ...parts };
    });
    return { state: overall(upstreams), upstreams };
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #tell({ name, state, since }: Watched): void {
    this.#state.labels(name).set(VALUE[state]);
    this.#changed.labels(name).set(since.getTime() / 1000);
  }
}

function lookAt({ origins, secondTries }: Upstreams['user']): Look {
  const found = origins.filter(({ isLastResort }) => !isLastResort);
  const replicas = found.map(({ health, breakers }) => ({ state: health, breakers }));
  const working = found.filter(({ works }) => works).length;
  const budget = { timeout_ms: UPSTREAM_BUDGET_MS, second_tries: secondTries };
  return { state: working === 0 ? 'away' : working === found.length ? 'up' : 'partly', budget, replicas };
}

function overall(upstreams: readonly UpstreamStatus[]): UpstreamState {
  if (upstreams.every(({ state }) => state === 'up')) return 'up';
  return upstreams.every(({ state }) => state === 'away') ? 'away' : 'partly';
}
