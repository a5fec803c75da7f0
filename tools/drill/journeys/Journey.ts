/** A journey: one thing that people do in the shop, tried again and again. */
import type { Answer } from '../shoppers/exchange.ts';
import type { World } from './World.ts';

/** `works`: fully · `limited`: from a copy, or with a stated limit · `refused`: a proper 503 · `failed`: anything else. */
export type Outcome = 'works' | 'limited' | 'refused' | 'failed';

export interface Attempt {
  outcome: Outcome;
  /** Why it failed, in words. */
  why?: string;
  /** `limited` because the service that knows refused. */
  wasRefused?: boolean;
  requestId: string;
  /** How long the shopper waited for the slowest answer. */
  ms: number;
}

export interface Journey {
  name: string;
  /** Whether an answer tells that it is `limited`. */
  tells: boolean;
  /** Hashes a password when it works, which costs tens of milliseconds of a processor. */
  hashes?: boolean;
  /** Changes nothing, and costs next to nothing. */
  reads?: boolean;
  /** Undefined when nobody is there to do it now. */
  attempt(world: World): Promise<Attempt | undefined>;
}

export interface Reading {
  /** What is wrong with the body of a 2xx answer. */
  fault?: (body: unknown, answer: Answer) => string | undefined;
  limited?: (body: unknown, answer: Answer) => boolean;
}
