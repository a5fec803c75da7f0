/** A journey: one thing that shoppers do, tried again and again. */
import type { Answer } from '../shoppers/exchange.ts';
import type { World } from './World.ts';

/**
 * `works`: fully · `limited`: from a copy, or with a stated limit · `refused`: a proper 503 · `failed`: all
 * else.
 */
export type Outcome = 'works' | 'limited' | 'refused' | 'failed';

export interface Attempt {
  outcome: Outcome;
  /** The reason of a failure, in words. */
  why?: string;
  /** `limited` because the service in question refused. */
  wasRefused?: boolean;
  requestId: string;
  /** How long the shopper waited for the slowest answer. */
  ms: number;
}

export interface Journey {
  name: string;
  /** Whether an answer shows that it is `limited`. */
  tells: boolean;
  /** Whether it hashes a password when it works, which costs tens of milliseconds of processor time. */
  hashes?: boolean;
  /** Whether it changes nothing and costs next to nothing. */
  reads?: boolean;
  /** Undefined when no shopper is free to do it. */
  attempt(world: World): Promise<Attempt | undefined>;
}

export interface Reading {
  /** Describes the fault in the body of a 2xx answer. */
  fault?: (body: unknown, answer: Answer) => string | undefined;
  limited?: (body: unknown, answer: Answer) => boolean;
}
