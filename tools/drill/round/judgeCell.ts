/**
 * Judges whether one journey kept its promise in one outage: every rule of a cell,
 * and the requests that broke it.
 */
import type { Journey } from '../journeys/Journey.ts';
import type { Sample } from '../traffic/Recorder.ts';
import type { Promised } from './expectations.ts';
import { greatest, quantile, steadyP95 } from './figures.ts';
import { limits } from './limits.ts';

export interface Observed {
  /** Requests in the first seconds, the grace for the breakers. */
  early: Sample[];
  /** Requests after the grace, until the fault ended. */
  later: Sample[];
  /** Requests from then on, until the part could work again. */
  returning: Sample[];
  /** Requests after the part's return. */
  afterwards: Sample[];
  /** When the fault ended, and when the part could work again. */
  endedAt: number;
  returnedAt: number;
  /** The journey's p95 while nothing was broken, in milliseconds. */
  usualMs: number;
}

export interface Circumstances {
  promise: Promised;
  journey: Pick<Journey, 'tells' | 'hashes'>;
  /** The required number of tries for ● and ◐ after the grace. */
  wanted: number;
  isFitful: boolean;
  isEdge: boolean;
  /** A breaker keeps requests away from the broken part. */
  isBehindBreaker: boolean;
  /** How late the drill itself was (p99 of its event loop), which is not the shop's fault. */
  lagMs: number;
}

export interface Broken {
  rule: string;
  /** The requests that show it. */
  samples: Sample[];
}

export interface Cell {
  promise: Promised;
  requests: number;
  broken: Broken[];
  recoveryMs: number;
  slowestEarlyMs: number;
  p95Ms: number;
  /** p99 of the refusals, from the first request on; 0 if there are none. */
  refusalMs: number;
  /**
   * Failed or refused while the part came back: reported, not judged, because starting processes take
   * everyone's processors.
   */
  unservedOnReturn: number;
}

export function judgeCell(observed: Observed, circumstances: Circumstances): Cell {
  const { promise, isEdge, lagMs } = circumstances;
  const { early, later, usualMs } = observed;
  const broken: Broken[] = [];
  const check = (rule: string, samples: Sample[]) => {
    if (samples.length > 0) broken.push({ rule, samples });
  };
  const of = (samples: Sample[], ...outcomes: Sample['outcome'][]) =>
    samples.filter(({ outcome }) => outcomes.includes(outcome));
  const slower = (samples: Sample[], ms: number) => samples.filter((sample) => sample.ms > ms + lagMs);

  const wanted = promise === '○' ? 1 : circumstances.wanted;
  if (later.length < wanted) broken.push({ rule: `tried ${later.length} times, not ${wanted}`, samples: [] });
  const budget = isEdge ? limits.balancedMs : limits.requestMs;
  check(`an answer took longer than ${budget} ms`, slower([...early, ...later], budget));
  if (!isEdge) check('something else than an answer or a refusal', of(early, 'failed'));

  // Each restart cuts off the requests that are running, and some of them may not be repeated.
  const mayBeCutOff = circumstances.isFitful ? Math.max(2, limits.cutOff * later.length) : 0;
  const p95Ms = steadyP95(later.map(({ ms }) => ms));
  const refusals = of([...early, ...later], 'refused');
  const refusalMs = quantile(
    refusals.map(({ ms }) => ms),
    0.99,
  );
  if (promise === '○') {
    check('something else than a refusal', of(later, 'failed'));
    const given = of(later, 'works', 'limited').filter(({ at, ms }) => at + ms < observed.endedAt);
    if (!circumstances.isFitful) check('not refused', given);
    const late = slower(refusals, limits.refusalMs);
    // A journey that mostly works has so few refusals that their p99 is the slowest one.
    if (refusalMs > limits.refusalMs + lagMs && late.length > mayBeCutOff)
      check(`p99 of the refusals is ${refusalMs.toFixed(0)} ms`, late);
    const p50 = quantile(
      of(later, 'refused').map(({ ms }) => ms),
      0.5,
    );
    if (circumstances.isBehindBreaker && !circumstances.isFitful && p50 > limits.knownMs + lagMs)
      check(`p50 of the refusals is ${p50.toFixed(0)} ms, as if nobody knew`, slower(later, limits.knownMs));
  } else {
    const isFailed = ({ outcome, wasRefused }: Sample) =>
      outcome === 'failed' || outcome === 'refused' || (promise === '●' && wasRefused === true);
    const failed = later.filter(isFailed);
    if (failed.length > mayBeCutOff) check('failed', failed);
  }
  if (promise === '◐' && circumstances.journey.tells && !circumstances.isFitful) {
    const full = of(later, 'works').filter(({ at, ms }) => at + ms < observed.endedAt);
    if (full.length > later.length * limits.otherwise)
      check('works fully, or does not tell that it is limited', full);
  }
  if (promise === '●') {
    const limited = of(later, 'limited');
    if (limited.length > later.length * limits.otherwise)
      check('works only from a copy or with a limit', limited);
    const quickMs = circumstances.journey.hashes ? limits.quickHashMs : limits.quickMs;
    const limit = Math.max(limits.slowdown * usualMs, quickMs) + lagMs;
    if (p95Ms > limit && !circumstances.isFitful)
      check(
        `p95 is ${p95Ms.toFixed(0)} ms, before the fault ${usualMs.toFixed(0)} ms`,
        slower(later, limit - lagMs),
      );
  }

  const notYet = of(observed.afterwards, 'failed', 'refused', 'limited');
  const recoveryMs = greatest(notYet.map(({ at, ms }) => at + ms - observed.returnedAt));
  const late = notYet.filter(({ at, ms }) => at + ms - observed.returnedAt > limits.recoveryMs);
  check(`not back within ${limits.recoveryMs} ms`, late);
  const requests = early.length + later.length;
  return {
    promise,
    requests,
    broken,
    recoveryMs,
    slowestEarlyMs: greatest(early.map(({ ms }) => ms)),
    p95Ms,
    refusalMs,
    unservedOnReturn: promise === '○' ? 0 : of(observed.returning, 'refused', 'failed').length,
  };
}
