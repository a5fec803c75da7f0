/** A service as the process it is in production, to be frozen, killed and started again on the same ports. */
import { fileURLToPath } from 'node:url';
import { freePort } from '@bulkhead/tools/engines/freePort';
import { startProcess, type OwnedProcess } from '@bulkhead/tools/engines/OwnedProcess';
import { ApiClient } from '@bulkhead/chassis/testing/ApiClient';
import { until } from './shopping.ts';
import { orderEnvironment } from './startOrder.ts';

const SERVICES = new URL('../../../', import.meta.url);

export class ServiceProcess {
  readonly env: NodeJS.ProcessEnv;
  /** What it logged. */
  readonly lines: string[] = [];
  readonly #main: string;
  #process: OwnedProcess | undefined;

  private constructor(name: string, env: NodeJS.ProcessEnv) {
    this.#main = fileURLToPath(new URL(`${name}/src/main.ts`, SERVICES));
    this.env = env;
  }

  static async of(name: 'order' | 'product', env: NodeJS.ProcessEnv): Promise<ServiceProcess> {
    const ports = { PORT: String(await freePort()), MANAGEMENT_PORT: String(await freePort()) };
    return new ServiceProcess(name, await orderEnvironment({ ...env, LOG_LEVEL: 'debug', ...ports }));
  }

  get url(): string {
    return `http://127.0.0.1:${this.env['PORT']}`;
  }

  /** Resolves when it is ready. */
  async start(): Promise<ApiClient> {
    await this.launch();
    const ready = () =>
      fetch(`http://127.0.0.1:${this.env['MANAGEMENT_PORT']}/readyz`).catch(() => undefined);
    await until(ready, (response) => response?.status === 200, 30_000);
    return ApiClient.of(this.url);
  }

  /** Resolves when the process runs. */
  async launch(...args: string[]): Promise<void> {
    this.#process = await startProcess({
      command: process.execPath,
      args: [this.#main, ...args],
      env: this.env,
      output: (line) => this.lines.push(line),
    });
  }

  get ended() {
    return this.#process?.exited;
  }

  signal(signal: NodeJS.Signals): void {
    this.#process?.kill(signal);
  }

  /** Sends the signal and waits for the end. */
  async end(signal: NodeJS.Signals) {
    this.signal(signal);
    return this.#process?.exited;
  }
}
