import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { Redis } from 'ioredis';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { processIdentity } from '../../engines/processIdentity.ts';
import { temporaryFolder, testDatabase, testRedis } from '../../engines/testServers.ts';
import { freePort, isPortFree } from '../../engines/freePort.ts';
import { ROOT } from '../root.ts';

const run = promisify(execFile);

/** A shell without job control starts background commands with SIGINT ignored, and so do these. */
const STARTS = {
  'in a process group of its own': ['make', 'up'],
  'by a script’s `make up &`': ['sh', '-c', "trap '' INT; exec make up"],
  'on a terminal': ['script', '-qfc', 'make up', '/dev/null'],
};

/** Process groups to end when a test fails midway: a running shop would keep mocha waiting. */
const started: number[] = [];

async function makeUp(start: keyof typeof STARTS, given: NodeJS.ProcessEnv = {}) {
  const env = {
    ...process.env,
    DATA_DIR: join(temporaryFolder(), 'data'),
    PORT: String(await freePort()),
    SERVICES_PORT: String(await freePort()),
    ...given,
  };
  const [command = '', ...args] = STARTS[start];
  const child = spawn(command, args, {
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
  started.push(pid);
  return { env, pid, says, said: () => said, closed: once(child, 'close') };
}

const pgrep = async (...args: string[]) => (await run('pgrep', args)).stdout.trim();
const launcherIn = (group: number | string) => pgrep('-g', String(group), '-f', 'tools/local/up.ts');
const childrenOf = async (pid: string) => (await pgrep('-P', pid)).split('\n').map(Number);
const untilEnded = async (pids: number[]) => {
  while (pids.some((pid) => processIdentity(pid) !== undefined)) await delay(20);
};

async function tablesOf(url: string): Promise<string[]> {
  const database = await createConnection(url);
  const [rows] = await database.query<RowDataPacket[]>('SHOW TABLES');
  await database.end();
  return rows.flatMap((row) => Object.values(row) as string[]);
}

async function keysOf(url: string): Promise<string> {
  const redis = new Redis(url);
  const keys = await redis.keys('*');
  redis.disconnect();
  return keys.join('\n');
}

describe('make up', function () {
  this.timeout(60_000);
  afterEach(() => {
    for (const pid of started.splice(0)) {
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // already ended
      }
    }
  });

  for (const start of ['in a process group of its own', 'by a script’s `make up &`'] as const) {
    it(`started ${start} opens the shop, tells the admin’s login, and ends all of it within five seconds of Ctrl-C`, async () => {
      const { env, pid, says, said, closed } = await makeUp(start);
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
  }

  it('uses the databases, the Redis and the admin’s password that are given, and leaves them running', async () => {
    const given = {
      USER_DATABASE_URL: await testDatabase(),
      PRODUCT_DATABASE_URL: await testDatabase(),
      ORDER_DATABASE_URL: await testDatabase(),
      REDIS_URL: await testRedis(),
      ADMIN_PASSWORD: 'horse-battery-staple',
    };
    const { env, pid, says, said, closed } = await makeUp('in a process group of its own', given);
    await says(/The shop is open/);
    expect(said())
      .to.match(/Admin +admin \/ \(the password you set\)/)
      .and.not.include(given.ADMIN_PASSWORD);
    const body = new URLSearchParams({ username: 'admin', password: given.ADMIN_PASSWORD });
    const login = () => fetch(`http://localhost:${env.PORT}/api/user/login`, { method: 'POST', body });
    let answer = await login();
    while (answer.status === 503) answer = await login(); // a busy machine may refuse
    expect(answer.status).to.equal(200);

    for (const [url, table] of [
      [given.USER_DATABASE_URL, 'users'],
      [given.PRODUCT_DATABASE_URL, 'products'],
      [given.ORDER_DATABASE_URL, 'orders'],
    ] as const)
      expect(await tablesOf(url)).to.include(table);
    expect(await keysOf(given.REDIS_URL)).to.match(/^session:/m);
    process.kill(-pid, 'SIGINT');
    await closed;
    expect(readdirSync(env.DATA_DIR)).to.have.members(['logs', 'session-keys']);
    expect(await tablesOf(given.USER_DATABASE_URL)).to.include('users');
    expect(await keysOf(given.REDIS_URL)).to.match(/^session:/m);
  });

  it('ends when the terminal closes, even in the middle of its start', async () => {
    const { env, pid, says } = await makeUp('on a terminal');
    await says(/Redis +\d/);
    // The terminal's first process is make, which does not pass signals on.
    const launcher = await launcherIn(await pgrep('-P', String(pid)));
    process.kill(pid, 'SIGKILL');
    await untilEnded([Number(launcher)]);
    expect(await isPortFree(Number(env.PORT))).to.equal(true);
  });

  it('ends when a script that started it hangs up', async () => {
    const { env, pid, says, closed } = await makeUp('in a process group of its own');
    await says(/✓ Redis/);
    process.kill(-pid, 'SIGHUP');
    await closed;
    expect(await isPortFree(Number(env.PORT))).to.equal(true);
  });
});
