import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { endLeftover, livePid, writePidFile } from '../pidFile.ts';
import { processIdentity } from '../processIdentity.ts';
import { startProcess } from '../OwnedProcess.ts';
import { temporaryFolder } from '../testServers.ts';

const sleeper = () => startProcess({ command: 'sleep', args: ['60'], output: () => {} });

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(20);
}

describe('child processes', function () {
  this.timeout(30_000);

  it('end when their parent is killed, and its temporary folders go', async () => {
    const parent = spawn(process.execPath, [join(import.meta.dirname, 'abandonServers.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
    const { pids, folder } = JSON.parse(line) as { pids: number[]; folder: string };
    expect(pids.map(processIdentity)).to.not.include(undefined);
    parent.kill('SIGKILL');
    await until(() => pids.every((pid) => processIdentity(pid) === undefined) && !existsSync(folder));
  });

  it('are stopped by force when they are frozen', async () => {
    const child = await sleeper();
    child.kill('SIGSTOP');
    expect(await child.stop(50))
      .to.have.property('signal')
      .that.matches(/SIGTERM|SIGKILL/);
  });
});

describe('what a crashed run left behind', () => {
  it('is found by its file and ended', async () => {
    const file = join(temporaryFolder(), 'server.pid');
    const child = await sleeper();
    writePidFile(file, child.pid);
    expect(livePid(file)).to.equal(child.pid);
    await endLeftover(file);
    expect(await child.exited).to.have.property('signal', 'SIGTERM');
    expect(existsSync(file)).to.equal(false);
  });

  it('is left alone when its number belongs to another process by now', async () => {
    const file = join(temporaryFolder(), 'server.pid');
    const [gone, alive] = [await sleeper(), await sleeper()];
    writePidFile(file, gone.pid);
    await gone.stop(1000);
    expect(livePid(file)).to.equal(undefined);
    await endLeftover(file);
    expect(alive.running()).to.equal(true);
    await alive.stop(1000);
  });
});
