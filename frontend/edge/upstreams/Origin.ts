/**
 * One address of a service: reads and writes have separate connections and breakers.
 * Also holds the last probe's result.
 */
import type { Breaker } from '@bulkhead/chassis/resilience/Breaker';
import type { Breakers } from '@bulkhead/chassis/resilience/Breakers';
import {
  HttpUpstream,
  type UpstreamAnswer,
  type UpstreamRequest,
} from '@bulkhead/chassis/resilience/HttpUpstream';
import { assertJsonAnswer } from './assertJsonAnswer.ts';

export type Kind = 'reads' | 'writes';
/**
 * `failing`: it answers, but reports that it cannot work (its database does not answer, or it is draining).
 */
export type Health = 'up' | 'failing' | 'silent';

const CONNECTIONS = 32;
const BREAKER = { resetMs: 1_000, volume: 5, capacity: 8 * CONNECTIONS };

interface Lane {
  http: HttpUpstream;
  breaker: Breaker<[UpstreamRequest], UpstreamAnswer>;
}

export class Origin {
  health: Health = 'up';
  /** Requests that are waiting for an answer. */
  running = 0;
  /** Used only while no other origin is healthy. */
  isLastResort = false;
  #lastSign = 0;
  readonly #lanes: Record<Kind, Lane>;
  readonly #forget: () => void;

  constructor(service: string, url: string, timeoutMs: number, breakers: Breakers) {
    const nameOf = (kind: Kind) => `${service} ${kind} ${url}`;
    const lane = (kind: Kind): Lane => {
      const http = new HttpUpstream(url, { connections: CONNECTIONS });
      const ask = async (request: UpstreamRequest) => assertJsonAnswer(request, await http.call(request));
      return { http, breaker: breakers.create(nameOf(kind), ask, { ...BREAKER, timeoutMs }) };
    };
    this.#lanes = { reads: lane('reads'), writes: lane('writes') };
    this.#forget = () => (['reads', 'writes'] as const).forEach((kind) => breakers.remove(nameOf(kind)));
  }

  letsThrough(kind: Kind): boolean {
    return this.#lanes[kind].breaker.letsThrough;
  }

  /** Whether the breaker is closed. */
  isTrusted(kind: Kind): boolean {
    return this.#lanes[kind].breaker.isClosed;
  }

  get works(): boolean {
    return this.health === 'up' && !this.#lanes.reads.breaker.isOpen && !this.#lanes.writes.breaker.isOpen;
  }

  get breakers(): Record<Kind, Breaker<never, unknown>['state']> {
    return { reads: this.#lanes.reads.breaker.state, writes: this.#lanes.writes.breaker.state };
  }

  /** Milliseconds for which requests have been waiting here without a single answer. */
  get silentMs(): number {
    return this.running > 0 ? performance.now() - this.#lastSign : 0;
  }

  async send(kind: Kind, request: UpstreamRequest): Promise<UpstreamAnswer> {
    if (this.running === 0) this.#lastSign = performance.now();
    this.running += 1;
    try {
      const answer = await this.#lanes[kind].breaker.fire(request);
      this.#lastSign = performance.now();
      return answer;
    } finally {
      this.running -= 1;
    }
  }

  openBreakers(): void {
    this.#lanes.reads.breaker.open();
    this.#lanes.writes.breaker.open();
  }

  closeBreakers(): void {
    this.#lanes.reads.breaker.close();
    this.#lanes.writes.breaker.close();
  }

  async close(): Promise<void> {
    this.#forget();
    await Promise.all([this.#lanes.reads.http.close(), this.#lanes.writes.http.close()]);
  }
}
