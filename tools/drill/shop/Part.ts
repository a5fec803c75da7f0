/** A part of the shop that the drill may break: a process, its proxy, and a record of unexpected ends. */
import type { Exit } from '../../engines/OwnedProcess.ts';
import type { TcpProxy } from '../network/TcpProxy.ts';

interface Running {
  pid: number;
  exited: Promise<Exit>;
  kill(signal: NodeJS.Signals): unknown;
  stop(graceMs: number): Promise<unknown>;
}

interface Making<R extends Running> {
  name: string;
  launch: () => Promise<R>;
  /** Resolves when it can work. */
  ready?: () => Promise<void>;
  proxy: TcpProxy;
}

export class Part<R extends Running = Running> {
  readonly name: string;
  readonly proxy: TcpProxy;
  /** Ends that the drill did not cause. */
  readonly unwanted: string[] = [];
  readonly #making: Making<R>;
  #current: R | undefined;

  constructor(making: Making<R>) {
    this.#making = making;
    this.name = making.name;
    this.proxy = making.proxy;
  }

  get pid(): number | undefined {
    return this.#current?.pid;
  }

  get current(): R | undefined {
    return this.#current;
  }

  /** Resolves when it works and can be reached. */
  async start(): Promise<void> {
    const running = await this.#making.launch();
    this.#current = running;
    void running.exited.then(({ code, signal }) => {
      if (this.#current === running)
        this.unwanted.push(`${this.name} ended: ${signal ?? `exit code ${code ?? '?'}`}`);
    });
    await this.proxy.admit();
    await this.#making.ready?.();
  }

  /** Sends SIGKILL. Nothing starts it again. */
  async kill(): Promise<void> {
    const running = this.#current;
    this.#current = undefined;
    running?.kill('SIGKILL');
    this.proxy.refuse();
    await running?.exited;
  }

  hang(): void {
    this.#current?.kill('SIGSTOP');
  }

  goOn(): void {
    this.#current?.kill('SIGCONT');
  }

  async stop(graceMs: number): Promise<void> {
    const running = this.#current;
    this.#current = undefined;
    await running?.stop(graceMs);
  }
}
