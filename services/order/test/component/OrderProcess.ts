/** The order service as the process it is in production, to be killed and started again on the same ports. */
import { fileURLToPath } from 'node:url';
import { freePort } from '@bulkhead/tools/engines/freePort';
import { startProcess, type OwnedProcess } from '@bulkhead/tools/engines/OwnedProcess';
import { ApiClient } from '@bulkhead/chassis/testing/ApiClient';
import { until } from './shopping.ts';
import { orderEnvironment } from './startOrder.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export class OrderProcess {
  readonly env: NodeJS.ProcessEnv;
  /** What it logged. */
  readonly lines: string[] = [];
  #process: OwnedProcess | undefined;

  private constructor(env: NodeJS.ProcessEnv) {
    this.env = env;
  }

  static async on(env: NodeJS.ProcessEnv): Promise<OrderProcess> {
    const ports = { PORT: String(await freePort()), MANAGEMENT_PORT: String(await freePort()) };
    return new OrderProcess(await orderEnvironment({ LOG_LEVEL: 'debug', ...ports, ...env }));
  }

  get url(): string {
    return `http://127.0.0.1:${this.env['PORT']}`;
  }

  /** Resolves when it is ready. */
  async start(): Promise<ApiClient> {
    this.#process = await startProcess({
      command: process.execPath,
      args: [MAIN],
      env: this.env,
      output: (line) => this.lines.push(line),
    });
    const ready = () =>
      fetch(`http://127.0.0.1:${this.env['MANAGEMENT_PORT']}/readyz`).catch(() => undefined);
    await until(ready, (response) => response?.status === 200, 30_000);
    return ApiClient.of(this.url);
  }

  /** Sends the signal and waits for the end. */
  async end(signal: NodeJS.Signals) {
    this.#process?.kill(signal);
    return this.#process?.exited;
  }
}
