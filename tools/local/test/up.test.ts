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

/** `make up` as a script starts it: in the background, a process group of its own, not on a terminal. */
async function makeUp() {
  const env = {
    ...process.env,
    DATA_DIR: join(temporaryFolder(), 'data'),
    PORT: String(await freePort()),
    SERVICES_PORT: String(await freePort()),
  };
  const child = spawn('make', ['up'], { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += String(chunk)));
  const says = async (words: RegExp) => {
    while (!words.test(said)) await once(child.stdout, 'data');
  };
  const toGroup = (signal: NodeJS.Signals) => process.kill(-Number(child.pid), signal);
  const closed = once(child, 'close');
  return { env, child, says, said: () => said, toGroup, closed };
}

const childrenOf = async (group: number): Promise<number[]> => {
  const launcher = (await run('pgrep', ['-g', String(group), '-f', 'tools/local/up.ts'])).stdout.trim();
  return (await run('pgrep', ['-P', launcher])).stdout.trim().split('\n').map(Number);
};

describe('make up', function () {
  this.timeout(60_000);

  it('opens the shop, tells the admin’s login, and ends all of it within five seconds of Ctrl-C', async () => {
    const { env, child, says, said, toGroup, closed } = await makeUp();
    await says(/The shop is open/);
    expect(said()).to.match(/Admin +admin \/ \S{12,}/);
    expect((await fetch(`http://localhost:${env.PORT}/api/products`)).status).to.equal(200);
    const children = await childrenOf(Number(child.pid));
    expect(children).to.have.length.at.least(8);

    const refusal = await run('make', ['reset'], { cwd: ROOT, env }).catch((error: unknown) => error);
    expect(refusal).to.have.property('stderr').that.includes('The shop is running');

    const since = performance.now();
    toGroup('SIGINT');
    await closed;
    while (children.some((pid) => processIdentity(pid) !== undefined)) await delay(20);
    expect(performance.now() - since).to.be.below(5000);
    expect(said()).to.include('Stopped. Your data is kept').and.not.include('Error');

    await run('make', ['reset'], { cwd: ROOT, env });
    expect(existsSync(env.DATA_DIR)).to.equal(false);
  });

  it('ends when the terminal closes, even in the middle of its start', async () => {
    const { env, says, toGroup, closed } = await makeUp();
    await says(/✓ Redis/);
    toGroup('SIGHUP');
    await closed;
    expect(await isPortFree(Number(env.PORT))).to.equal(true);
  });
});
