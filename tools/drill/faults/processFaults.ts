/** Faults of a process. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Part } from '../shop/Part.ts';
import type { Fault } from './Fault.ts';

const everything = () => true;

export const killed: Fault = {
  name: 'killed',
  isUsual: true,
  silencesProcess: true,
  suits: everything,
  begin: (part) => part.kill(),
  end: (part) => part.start(),
};

export const hung: Fault = {
  name: 'hung',
  isUsual: true,
  silencesProcess: true,
  suits: everything,
  begin: (part) => part.hang(),
  end: (part) => part.goOn(),
};

/** Kubernetes waits this long before the second start, and longer before each later one. */
const UP_MS = 10_000;
/**
 * Processes start one after another: a start takes a whole processor, and the drill
 * does not test this machine.
 */
let starting = Promise.resolve();
const loops = new Map<Part, { stop: AbortController; over: Promise<void> }>();

/** A process that crashes soon after each start, restarted as by an orchestrator. */
export const restarting: Fault = {
  name: 'restarting',
  isUsual: false,
  isFitful: true,
  silencesProcess: true,
  suits: everything,
  begin(part) {
    const stop = new AbortController();
    loops.set(part, { stop, over: restart(part, stop.signal) });
  },
  async end(part) {
    const loop = loops.get(part);
    loop?.stop.abort();
    await loop?.over;
    loops.delete(part);
  },
};

async function restart(part: Part, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const restarted = starting.then(async () => {
      await part.kill();
      await part.start();
    });
    starting = restarted.catch(() => undefined);
    await restarted;
    await delay(UP_MS, undefined, { signal }).catch(() => undefined);
  }
}
