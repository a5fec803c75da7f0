/**
 * Keeps a child process running: when it ends unexpectedly, reports why and restarts
 * it, each time after a longer pause.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Exit } from '../engines/OwnedProcess.ts';

export interface Running {
  pid: number;
  exited: Promise<Exit>;
  kill: (signal: NodeJS.Signals) => unknown;
  stop: (graceMs: number) => Promise<unknown>;
}

interface Parts<R> {
  name: string;
  launch: () => Promise<R>;
  /** The first start is complete when this resolves. */
  ready?: () => Promise<void>;
  /** The last output of the process. */
  lastWords: () => string | Promise<string>;
  report: (text: string) => void;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;
/** After this long without a crash, the next one counts as the first again. */
const STEADY_MS = 30_000;

const words = ({ code, signal }: Exit) =>
  signal ? `was ended by ${signal}` : `ended with exit code ${code ?? '?'}`;

export class Supervised<R extends Running = Running> {
  readonly #parts: Parts<R>;
  #current: R | undefined;
  #stopping = new AbortController();
  #life: Promise<void> = Promise.resolve();
  #pause = FIRST_PAUSE_MS;

  constructor(parts: Parts<R>) {
    this.#parts = parts;
  }

  /** Undefined while it is not running. */
  get current(): R | undefined {
    return this.#current;
  }

  /** Rejects when the process ends before it is ready. Later crashes are handled by restarting it. */
  async start(): Promise<R> {
    this.#stopping = new AbortController();
    const started = this.#firstStart();
    this.#life = started.then(
      () => this.#watch(),
      () => {},
    );
    return started;
  }

  async stop(graceMs: number): Promise<void> {
    this.#stopping.abort();
    await this.#current?.stop(graceMs);
    await this.#life; // one that was starting is stopped as well
    this.#current = undefined;
  }

  kill(signal: NodeJS.Signals): unknown {
    return this.#current?.kill(signal);
  }

  async #firstStart(): Promise<R> {
    const { name, ready, lastWords } = this.#parts;
    const running = await this.#launch();
    if (!ready) return running;
    const tooEarly = running.exited.then(async (exit) => {
      throw new Error(`The ${name} ${words(exit)} before it was ready. It said last:\n${await lastWords()}`);
    });
    await Promise.race([ready(), tooEarly]);
    return running;
  }

  async #launch(): Promise<R> {
    const running = await this.#parts.launch();
    if (this.#stopped()) {
      await running.stop(0);
      throw new Error(`The ${this.#parts.name} was stopped while it started`);
    }
    this.#current = running;
    return running;
  }

  async #watch(): Promise<void> {
    while (this.#current) {
      const since = Date.now();
      const exit = await this.#current.exited;
      this.#current = undefined;
      if (this.#stopped()) return;
      if (Date.now() - since > STEADY_MS) this.#pause = FIRST_PAUSE_MS;
      await this.#again(`${words(exit)}. It said last:\n${await this.#parts.lastWords()}`);
    }
  }

  #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #again(reason: string): Promise<void> {
    const { name, report } = this.#parts;
    for (;;) {
      report(`The ${name} ${reason}\nStarting it again in ${this.#pause / 1000} s.`);
      await delay(this.#pause, undefined, { signal: this.#stopping.signal }).catch(() => {});
      if (this.#stopped()) return;
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
      try {
        await this.#launch();
        return;
      } catch (error) {
        if (this.#stopped()) return;
        reason = `could not be started again: ${error instanceof Error ? error.message : String(error)}`;
      }
    }
  }
}
