/** Runs one server as a Docker container, with its data in a folder that this user owns. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { type Exit, type OwnedProcess, startProcess } from './OwnedProcess.ts';
import { guardContainer } from './orphanGuard.ts';

const run = promisify(execFile);
const docker = (...args: string[]) => run('docker', args, { maxBuffer: 16 * 1024 * 1024 });

export interface Container {
  name: string;
  /** The process id inside, as the machine that runs Docker counts. */
  pid: number;
  client: OwnedProcess;
  exited: Promise<Exit>;
  kill: (signal: NodeJS.Signals) => Promise<void>;
  stop: (graceMs: number) => Promise<void>;
}

interface Run {
  image: string;
  folder: string;
  /** Where the image stores its data. */
  mount: string;
  port: number;
  innerPort: number;
  env?: Record<string, string>;
  args: string[];
  /** Written to its standard input. */
  input?: string;
  log: string;
}

async function pidOf(name: string, client: OwnedProcess): Promise<number> {
  for (;;) {
    const pid = await docker('inspect', '--format', '{{.State.Pid}}', name).then(
      ({ stdout }) => Number(stdout),
      () => 0,
    );
    if (pid > 0) return pid;
    if (!client.running()) return client.pid;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The name is derived from the folder, so that the container of a crashed run is found and removed. */
export async function runContainer({
  image,
  folder,
  mount,
  port,
  innerPort,
  env = {},
  args,
  input,
  log,
}: Run): Promise<Container> {
  const name = `bulkhead-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
  const { uid, gid } = userInfo();
  await docker('rm', '--force', name).catch(() => {});
  guardContainer(name);
  const client = await startProcess({
    command: 'docker',
    args: [
      ...['run', '--rm', '--name', name, '--user', `${uid}:${gid}`],
      ...['--publish', `127.0.0.1:${port}:${innerPort}`, '--volume', `${folder}:${mount}`],
      ...Object.keys(env).flatMap((key) => ['--env', key]),
      ...(input === undefined ? [] : ['--interactive']),
      image,
      ...args,
    ],
    env: { ...process.env, ...env }, // by name only, so that no password shows in the list of processes
    ...(input !== undefined && { input }),
    output: log,
    background: true,
  });
  return {
    name,
    pid: await pidOf(name, client),
    client,
    exited: client.exited,
    kill: async (signal) => {
      await docker('kill', '--signal', signal, name);
    },
    async stop(graceMs) {
      await docker('kill', '--signal', 'SIGCONT', name).catch(() => {});
      await docker('stop', '--time', String(Math.ceil(graceMs / 1000)), name).catch(() => {});
      await client.stop(2000);
    },
  };
}
