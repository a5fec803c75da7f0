/** Runs every journey at a steady pace, whatever the shop does: shoppers do not wait for each other. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Journey } from '../journeys/Journey.ts';
import type { World } from '../journeys/World.ts';
import { limits } from '../round/limits.ts';
import type { Recorder } from './Recorder.ts';

/** More at once means that answers are missing. */
const MOST_AT_ONCE = 100;
const TICK_MS = 10;

interface Drive {
  journey: Journey;
  pace: number;
  due: number;
  running: number;
}

export class Traffic {
  #pace = 0;
  /** Tries per second of journeys that only read, if it differs from the others. */
  readingPace: number | undefined;
  readonly #drives: Drive[];
  readonly #world: World;
  readonly #recorder: Recorder;
  #timer: NodeJS.Timeout | undefined;
  readonly #begun = new Set<number>();

  constructor(parts: { journeys: readonly Journey[]; world: World; recorder: Recorder }) {
    this.#world = parts.world;
    this.#recorder = parts.recorder;
    // Starts the journeys one after another, not all at once.
    const { length } = parts.journeys;
    this.#drives = parts.journeys.map((journey, i) => ({ journey, pace: 0, due: i / length, running: 0 }));
  }

  start(): void {
    let last = performance.now();
    this.#timer = setInterval(() => {
      const now = performance.now();
      for (const drive of this.#drives) this.#advance(drive, (now - last) / 1000);
      last = now;
    }, TICK_MS);
  }

  /** Tries per second for each journey. */
  get pace(): number {
    return this.#pace;
  }

  set pace(pace: number) {
    this.#pace = pace;
    this.throttleHashing(() => true);
  }

  /**
   * A journey that is refused before any hashing can run at full pace; one that hashes runs much less often.
   */
  throttleHashing(hashes: (journey: Journey) => boolean): void {
    for (const drive of this.#drives) {
      const { journey } = drive;
      drive.pace = this.#pace * (journey.hashes && hashes(journey) ? limits.hashing : 1);
      if (journey.reads) drive.pace = this.readingPace ?? drive.pace;
    }
  }

  /** Resolves when the last answer has arrived. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.answered(Infinity);
  }

  /** Resolves when every try that began before this time (performance.now()) has ended. */
  async answered(before: number): Promise<void> {
    while ([...this.#begun].some((at) => at < before)) await delay(TICK_MS);
  }

  #advance(drive: Drive, seconds: number): void {
    // After a pause of the drill itself, missed tries are not made up for.
    drive.due = Math.min(drive.due + drive.pace * seconds, 5);
    for (; drive.due >= 1; drive.due -= 1) {
      if (drive.running < MOST_AT_ONCE) void this.#try(drive);
    }
  }

  async #try(drive: Drive): Promise<void> {
    const at = performance.now();
    drive.running += 1;
    this.#begun.add(at);
    try {
      const attempt = await drive.journey.attempt(this.#world);
      if (attempt) this.#recorder.add({ ...attempt, journey: drive.journey.name, at });
    } finally {
      drive.running -= 1;
      this.#begun.delete(at);
    }
  }
}
