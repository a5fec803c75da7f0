/**
 * Reads from the API server over one `kubectl proxy`: one kubectl per read would take processor time from the
 * shop.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { CONTEXT } from './kube.ts';

let proxy: Promise<string> | undefined;
let child: ChildProcess | undefined;

async function start(): Promise<string> {
  const { stdout } = (child = spawn('kubectl', ['--context', CONTEXT, 'proxy', '--port=0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  }));
  process.once('exit', () => child?.kill());
  const [first] = (await once(stdout, 'data')) as [Buffer];
  // The proxy ends with this process, and must not keep it running.
  child.unref();
  stdout.destroy();
  const address = /127\.0\.0\.1:\d+/.exec(first.toString())?.[0];
  if (!address) throw new Error(`kubectl proxy says ${first.toString()}`);
  return `http://${address}`;
}

export async function readApi<T>(path: string): Promise<T> {
  const response = await fetch((await (proxy ??= start())) + path);
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as T;
}
