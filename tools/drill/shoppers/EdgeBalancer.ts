/**
 * The clients' way to the edges, as with an ingress or a load balancer. Edges take turns; one
 * that fails its health check gets nothing until it passes again. A request that was never
 * sent, or is safe to repeat, goes to another edge.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { exchange, type Address, type Answer, type Ask } from './exchange.ts';

interface Edge {
  address: Address;
  healthy: boolean;
}

const CHECK_EVERY_MS = 500;
const CHECK_MS = 1000;
/** For one edge. A client waits longer than the edge's own limit, but not forever. */
export const TRY_MS = 2000;

export class EdgeBalancer {
  readonly #edges: Edge[];
  readonly #stopped = new AbortController();
  /** How long a client waits for one edge, in milliseconds. */
  patienceMs = TRY_MS;
  #turn = 0;

  constructor(addresses: Address[]) {
    this.#edges = addresses.map((address) => ({ address, healthy: true }));
    for (const edge of this.#edges) void this.#check(edge);
  }

  async send(ask: Ask): Promise<Answer> {
    const first = this.#next();
    const answer = await exchange(first.address, ask, this.patienceMs);
    if (answer.trouble === undefined) return answer;
    if (!answer.sent) first.healthy = false;
    const other = this.#next(first);
    const repeatable = ask.method === 'GET' || ask.headers?.['Idempotency-Key'] !== undefined;
    if (other === first || (answer.sent && !repeatable)) return answer;
    return exchange(other.address, ask, this.patienceMs);
  }

  /** Sends the request to every edge. */
  async sendToEach(ask: Ask): Promise<Answer[]> {
    return Promise.all(this.#edges.map(({ address }) => exchange(address, ask, TRY_MS)));
  }

  stop(): void {
    this.#stopped.abort();
  }

  #next(tried?: Edge): Edge {
    const others = this.#edges.filter((edge) => edge !== tried);
    const healthy = others.filter((edge) => edge.healthy);
    const willing = healthy.length > 0 ? healthy : others;
    const edge = willing[this.#turn++ % willing.length] ?? tried;
    if (!edge) throw new Error('There is no edge');
    return edge;
  }

  async #check(edge: Edge): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      const { status, headers } = await exchange(
        edge.address,
        { method: 'GET', path: '/favicon.svg' },
        CHECK_MS,
      );
      edge.healthy = status === 200 && headers['content-type'] === 'image/svg+xml; charset=utf-8';
      await delay(CHECK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
