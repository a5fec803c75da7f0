/** Forwards a local port to a pod, and restarts the forwarding after the pod does. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'node:net';
import { freePort } from '../engines/freePort.ts';
import { CONTEXT, until } from './kube.ts';

const AGAIN_MS = 500;
const OPEN_LIMIT_MS = 30_000;

export class PortForward {
  readonly port: number;
  readonly #target: string;
  #child: ChildProcess | undefined;
  #closed = false;

  private constructor(target: string, port: number) {
    this.#target = target;
    this.port = port;
  }

  /** @param target such as service/bulkhead-redis */
  static async to(namespace: string, target: string, targetPort: number): Promise<PortForward> {
    const forward = new PortForward(target, await freePort());
    void forward.#keep(['-n', namespace, 'port-forward', target, `${forward.port}:${targetPort}`]);
    await forward.#untilOpen();
    return forward;
  }

  /**
   * Restarts the forwarding when it gives no answers: kubectl does not always notice that its pod has gone.
   * Resolves when the new one is open, so that a caller does not restart it again too early.
   */
  async renew(): Promise<void> {
    const child = this.#child;
    if (child && !hasEnded(child)) {
      child.kill();
      await once(child, 'exit');
    }
    await this.#untilOpen();
  }

  close(): void {
    this.#closed = true;
    this.#child?.kill();
  }

  #untilOpen(): Promise<void> {
    return until(`a way to ${this.#target}`, () => answers(this.port), OPEN_LIMIT_MS);
  }

  async #keep(args: string[]): Promise<void> {
    while (!this.#closed) {
      const child = spawn('kubectl', ['--context', CONTEXT, ...args], { stdio: 'ignore' });
      this.#child = child;
      await once(child, 'exit');
      await delay(AGAIN_MS);
    }
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return (exitCode ?? signalCode) !== null;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
