/** The state that all journeys share: the way to the shop, the shoppers, and the products. */
import type { Answer, Ask } from '../shoppers/exchange.ts';
import type { Accounts } from '../shoppers/Accounts.ts';
import type { Crowd } from '../shoppers/Crowd.ts';
import type { EdgeBalancer } from '../shoppers/EdgeBalancer.ts';
import type { Goods } from '../shoppers/Goods.ts';
import type { Shopper } from '../shoppers/Shopper.ts';
import type { SpareSessions } from '../shoppers/SpareSessions.ts';

export interface TimedAnswer extends Answer {
  requestId: string;
  ms: number;
}

/** A process that hung still handles the requests in its sockets when it continues. */
const SETTLED_AFTER_MS = 2500;

export class World {
  readonly client: EdgeBalancer;
  readonly goods: Goods;
  readonly crowd: Crowd;
  readonly accounts: Accounts;
  readonly sessions: SpareSessions;
  /** Since when (performance.now()) nothing is broken; Infinity during an outage. */
  wholeSince = 0;
  /** When the last outage ended. */
  healedAt = 0;
  /** Answers that contradict what the shop had acknowledged. There is no excuse for these. */
  readonly contradictions: string[] = [];
  #requests = 0;

  constructor(parts: Pick<World, 'client' | 'goods' | 'crowd' | 'accounts' | 'sessions'>) {
    this.client = parts.client;
    this.goods = parts.goods;
    this.crowd = parts.crowd;
    this.accounts = parts.accounts;
    this.sessions = parts.sessions;
  }

  async ask({ headers, ...ask }: Ask): Promise<TimedAnswer> {
    const requestId = `drill-${++this.#requests}`;
    const began = performance.now();
    const answer = await this.client.send({ ...ask, headers: { ...headers, 'X-Request-Id': requestId } });
    return { ...answer, requestId, ms: performance.now() - began };
  }

  /** Records a contradiction, if there is one, and returns it. */
  contradicted(
    what: string | undefined,
    { account }: Shopper,
    { requestId }: TimedAnswer,
  ): string | undefined {
    if (what !== undefined) this.contradictions.push(`${account.username}: ${what} (${requestId})`);
    return what;
  }

  get isWhole(): boolean {
    return this.wholeSince !== Infinity;
  }

  /** Whether all work that was running in the last outage must have finished by now. */
  get isSettled(): boolean {
    return performance.now() - this.wholeSince > SETTLED_AFTER_MS;
  }
}
