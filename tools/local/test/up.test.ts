import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { processIdentity } from '../../engines/processIdentity.ts';
import { temporaryFolder } from '../../engines/testServers.ts';
import { freePort, isPortFree } from '../../engines/freePort.ts';
import { ROOT } from '../root.ts';

const run = promisify(execFile);

/** `make up` in the background with a process group of its own, as a script starts it, unless it gets a terminal. */
async function makeUp({ onTerminal = false } = {}) {
  const env = {
    ...process.env,
    DATA_DIR: join(temporaryFolder(), 'data'),
    PORT: String(await freePort()),
    SERVICES_PORT: String(await freePort()),
  };
  const command = onTerminal ? ['script', '-qfc', 'make up', '/dev/null'] : ['make', 'up'];
  const child = spawn(String(command[0]), command.slice(1), {
    cwd: ROOT,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += String(chunk)));
  const says = async (words: RegExp) => {
    while (!words.test(said)) await once(child.stdout, 'data');
  };
  const pid = Number(child.pid);
  return { env, pid, says, said: () => said, closed: once(child, 'close') };
}

const pgrep = async (...args: string[]) => (await run('pgrep', args)).stdout.trim();
const launcherIn = (group: number | string) => pgrep('-g', String(group), '-f', 'tools/local/up.ts');
const childrenOf = async (pid: string) => (await pgrep('-P', pid)).split('\n').map(Number);
const untilEnded = async (pids: number[]) => {
  while (pids.some((pid) => processIdentity(pid) !== undefined)) await delay(20);
};

describe('make up', function () {
  this.timeout(60_000);

  it('opens the shop, tells the admin’s login, and ends all of it within five seconds of Ctrl-C', async () => {
    const { env, pid, says, said, closed } = await makeUp();
    await says(/The shop is open/);
    expect(said()).to.match(/Admin +admin \/ \S{12,}/);
    expect((await fetch(`http://localhost:${env.PORT}/api/products`)).status).to.equal(200);
    const children = await childrenOf(await launcherIn(pid));
    expect(children).to.have.length.at.least(8);

    const refusal = await run('make', ['reset'], { cwd: ROOT, env }).catch((error: unknown) => error);
    expect(refusal).to.have.property('stderr').that.includes('The shop is running');

    const since = performance.now();
    process.kill(-pid, 'SIGINT');
    await closed;
    await untilEnded(children);
    expect(performance.now() - since).to.be.below(5000);
    expect(said()).to.include('Stopped. Your data is kept').and.not.include('Error');

    await run('make', ['reset'], { cwd: ROOT, env });
    expect(existsSync(env.DATA_DIR)).to.equal(false);
  });

  it('ends when the terminal closes, even in the middle of its start', async () => {
    const { env, pid, says } = await makeUp({ onTerminal: true });
    await says(/Redis +\d/);
    // The terminal's first process is make, which keeps what it is told to itself.
    const launcher = await launcherIn(await pgrep('-P', String(pid)));
    process.kill(pid, 'SIGKILL');
    await untilEnded([Number(launcher)]);
    expect(await isPortFree(Number(env.PORT))).to.equal(true);
  });

  it('ends when a script that started it hangs up', async () => {
    const { env, pid, says, closed } = await makeUp();
    await says(/✓ Redis/);
    process.kill(-pid, 'SIGHUP');
    await closed;
    expect(await isPortFree(Number(env.PORT))).to.equal(true);
  });
});
