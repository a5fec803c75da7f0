/** Measures two servers alternately, so that other load on the machine affects both. */
import { requestsPerSecond, type Request } from './load.ts';

export interface Comparison {
  what: string;
  floor: string;
  /** Requests per second, the median of the rounds. */
  ours: number;
  floors: number;
  /** ours / floors, the median of the rounds. */
  ratio: number;
  target: number;
}

interface Side {
  url: string;
  requests: Request[];
}

const ROUNDS = 3;

export async function compare(
  { what, floor, target }: Pick<Comparison, 'what' | 'floor' | 'target'>,
  ours: Side,
  theirs: Side,
): Promise<Comparison> {
  const rounds: { ours: number; floors: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const floors = await requestsPerSecond(theirs.url, theirs.requests);
    rounds.push({ floors, ours: await requestsPerSecond(ours.url, ours.requests) });
  }
  return {
    what,
    floor,
    target,
    ours: median(rounds.map((round) => round.ours)),
    floors: median(rounds.map((round) => round.floors)),
    ratio: median(rounds.map((round) => round.ours / round.floors)),
  };
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
