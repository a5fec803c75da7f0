/**
 * One service at all its addresses: a request goes to the best one and, where that
 * is safe, once more to another.
 */
import type { UpstreamAnswer, UpstreamRequest } from '@bulkhead/chassis/resilience/HttpUpstream';
import { UpstreamFailure } from '@bulkhead/chassis/resilience/UpstreamFailure';
import { within } from '../../shared/within.ts';
import { isRead } from '../isRead.ts';
import type { Kind, Origin } from './Origin.ts';
import type { Replicas } from './Replicas.ts';
import { type Outcome, betterOf, firstUsable, isUsable, outcomeOf } from './outcome.ts';
import { RetryBudget } from './RetryBudget.ts';

/** A repeatable request without an answer after this time is sent a second time. */
const SECOND_TRY_AFTER_MS = 300;
/**
 * An origin that has answered nobody for this long gets no second try: that would
 * slow everything down further.
 */
const SILENT_MS = 200;

export interface ServiceRequest extends UpstreamRequest {
  /** Sending it twice has the same effect as sending it once. */
  repeatable: boolean;
}

export class Upstream {
  readonly #replicas: Replicas;
  readonly #retries = new RetryBudget();

  constructor(replicas: Replicas) {
    this.#replicas = replicas;
  }

  get origins(): readonly Origin[] {
    return this.#replicas.origins;
  }

  /** Retries that are allowed now. */
  get secondTries(): number {
    return this.#retries.left;
  }

  get isDegraded(): boolean {
    return !this.origins.some((origin) => origin.works);
  }

  /** The service's answer, whatever its status. Rejects with an UpstreamFailure. */
  async send(request: ServiceRequest): Promise<UpstreamAnswer> {
    const outcome = await this.#ask(request);
    if (outcome.answer) return outcome.answer;
    throw outcome.error;
  }

  async #ask(request: ServiceRequest): Promise<Outcome> {
    this.#retries.requested();
    const kind = isRead(request.method) ? 'reads' : 'writes';
    const origin = this.#choose(kind);
    if (!origin) return { error: new UpstreamFailure('open', 'Nobody takes requests now', { sent: false }) };
    const first = outcomeOf(origin.send(kind, request));
    const other = request.repeatable ? await this.#otherIfSlow(first, kind, origin) : undefined;
    if (other) return firstUsable(first, outcomeOf(other.send(kind, request)));
    const outcome = await first;
    if (isUsable(outcome)) return outcome;
    const next = this.#choose(kind, origin);
    if (!next || (outcome.answer && next === origin) || !this.#mayTryAgain(request, outcome)) return outcome;
    return betterOf(outcome, await outcomeOf(next.send(kind, request)));
  }

  /** Another origin to ask as well, when the first does not answer soon. */
  async #otherIfSlow(first: Promise<Outcome>, kind: Kind, tried: Origin): Promise<Origin | undefined> {
    if (await within(SECOND_TRY_AFTER_MS, first)) return undefined;
    const other = this.#choose(kind, tried);
    return other && other.silentMs < SILENT_MS && this.#retries.take() ? other : undefined;
  }

  /**
   * A request that was never sent may be sent again freely; any other only if it is
   * repeatable, and within the budget.
   */
  #mayTryAgain({ repeatable }: ServiceRequest, { error }: Outcome): boolean {
    if (error instanceof UpstreamFailure && !error.sent) return true;
    if (error instanceof UpstreamFailure && error.kind === 'timeout') return false; // no time is left
    return repeatable && this.#retries.take();
  }

  /**
   * Prefers healthy origins, then idle ones, else picks at random; avoids `tried` if there is another. The last
   * resort leads to the same replicas, so it is no second choice while one of them is up.
   */
  #choose(kind: Kind, tried?: Origin): Origin | undefined {
    const isAnyUp = this.origins.some(({ health, isLastResort }) => health === 'up' && !isLastResort);
    const willing = this.origins.filter(
      (origin) => origin.letsThrough(kind) && !(tried && origin.isLastResort && isAnyUp),
    );
    const lot = Math.floor(Math.random() * willing.length);
    const [best] = [...willing.slice(lot), ...willing.slice(0, lot)].sort(
      (a, b) =>
        Number(a === tried) - Number(b === tried) ||
        doubt(a, kind) - doubt(b, kind) ||
        Number(a.isLastResort) - Number(b.isLastResort) ||
        a.running - b.running,
    );
    return best;
  }
}

/**
 * Whether a silent origin is back is for probes to find out, not for requests, as
 * long as there is another origin.
 */
const doubt = (origin: Origin, kind: Kind) => (origin.health === 'up' ? 0 : origin.isTrusted(kind) ? 1 : 2);
