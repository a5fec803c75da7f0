/** A way to a port of a pod that comes back when the pod does. */
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'node:net';
import { freePort } from '../engines/freePort.ts';
import { CONTEXT, until } from './kube.ts';

const AGAIN_MS = 500;
const OPEN_LIMIT_MS = 30_000;

export class PortForward {
  readonly port: number;
  #child: ChildProcess | undefined;
  #closed = false;

  private constructor(port: number) {
    this.port = port;
  }

  /** @param target such as service/bulkhead-redis */
  static async to(namespace: string, target: string, targetPort: number): Promise<PortForward> {
    const forward = new PortForward(await freePort());
    void forward.#keep(['-n', namespace, 'port-forward', target, `${forward.port}:${targetPort}`]);
    await until(`a way to ${target}`, () => answers(forward.port), OPEN_LIMIT_MS);
    return forward;
  }

  /** For whoever gets no answer through it: kubectl does not always notice that its pod has gone. */
  renew(): void {
    this.#child?.kill();
  }

  close(): void {
    this.#closed = true;
    this.#child?.kill();
  }

  async #keep(args: string[]): Promise<void> {
    while (!this.#closed) {
      const child = spawn('kubectl', ['--context', CONTEXT, ...args], { stdio: 'ignore' });
      this.#child = child;
      await new Promise((ended) => child.once('exit', ended));
      await delay(AGAIN_MS);
    }
  }
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
