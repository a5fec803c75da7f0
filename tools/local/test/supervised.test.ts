import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { startProcess } from '../../engines/OwnedProcess.ts';
import { Supervised } from '../Supervised.ts';

function supervise(script: string, ready?: () => Promise<void>) {
  const said: string[] = [];
  const told: string[] = [];
  const supervised = new Supervised({
    name: 'clock',
    launch: () =>
      startProcess({ command: 'sh', args: ['-c', script], output: (line) => void said.push(line) }),
    lastWords: () => said.join('\n'),
    report: (text) => void told.push(text),
    ...(ready && { ready }),
  });
  return { supervised, told, said };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(10);
}

describe('a supervised process', () => {
  it('is started again when it is killed, and the reason is reported', async () => {
    const { supervised, told, said } = supervise('echo tick; exec sleep 60');
    const { pid } = await supervised.start();
    await until(() => said.length > 0);
    supervised.kill('SIGKILL');
    await until(() => supervised.current !== undefined && supervised.current.pid !== pid);
    expect(told).to.have.length(1);
    expect(told[0]).to.include('The clock was ended by SIGKILL').and.include('tick');
    await supervised.stop(1000);
  });

  it('is started later each time it crashes again', async () => {
    const { supervised, told } = supervise('exit 3');
    await supervised.start();
    await until(() => told.length === 3);
    await supervised.stop(1000);
    expect(told.map((text) => /exit code 3[^]*in (.*) s\./.exec(text)?.[1])).to.deep.equal([
      '0.25',
      '0.5',
      '1',
    ]);
  });

  it('stays down when it is stopped, also while it waits to be started again', async () => {
    const { supervised, told } = supervise('exit 3');
    await supervised.start();
    await until(() => told.length === 1);
    await supervised.stop(1000);
    expect(supervised.current).to.equal(undefined);
    await supervised.start(); // and up again when it is started
    await supervised.stop(1000);
  });

  it('fails its start when it ends before it is ready', async () => {
    const { supervised, told } = supervise('echo no money; exit 1', () => new Promise(() => {}));
    const error = await supervised.start().catch((reason: unknown) => reason);
    expect(error).to.have.property('message').that.includes('ended with exit code 1 before it was ready');
    expect(told).to.deep.equal([]);
  });
});
