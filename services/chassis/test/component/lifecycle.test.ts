import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { ownDatabase, testDatabase } from '@bulkhead/tools/engines/testServers';
import { processSettings } from '../../src/config/settings.ts';
import { startService, type RunningService } from '../../src/lifecycle/startService.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { startNotes } from './notesService.ts';

const statusOf = async (url: string) => (await fetch(url)).status;

describe('a process', () => {
  it('answers all running requests when it is asked to stop, and takes no new connection', async () => {
    const notes = await startNotes({ url: await testDatabase() });
    await notes.opened;
    const running = Array.from({ length: 4 }, () => fetch(`${notes.url}/api/slow?seconds=0.4`));
    await until(async () =>
      (await fetch(`${notes.managementUrl}/metrics`).then((r) => r.text())).match(/pool_in_use\S* 4/),
    );
    const stopped = notes.stop();
    const replies = await Promise.all(running);
    expect(replies.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200]);
    await stopped;
    expect(await fetch(notes.url).catch(() => 'refused')).to.equal('refused');
  });

  it('reports that it is not ready while load balancers still send requests, and still serves', async () => {
    const notes = await startNotes({ url: await testDatabase(), drainDelay: 500 });
    await notes.opened;
    const stopped = notes.stop();
    expect(await statusOf(`${notes.managementUrl}/readyz`)).to.equal(503);
    const late = await fetch(`${notes.url}/api/note/1`);
    expect([late.status, late.headers.get('connection')]).to.deep.equal([404, 'close']);
    await stopped;
  });

  it('stays open while load balancers send requests, even after the delay', async () => {
    const notes = await startNotes({ url: await testDatabase(), drainDelay: 20 });
    await notes.opened;
    const ask = () => statusOf(`${notes.url}/api/note/1`);
    const statuses = [await ask()];
    const stopped = notes.stop();
    const end = performance.now() + 800;
    const askOn = async () => {
      while (performance.now() < end) statuses.push(await ask());
    };
    await Promise.all(Array.from({ length: 4 }, askOn));
    expect(new Set(statuses)).to.deep.equal(new Set([404]));
    await stopped;
    expect(await fetch(notes.url).catch(() => 'refused')).to.equal('refused');
  });

  it('answers a request that arrived while the process was blocked and its time to drain ran out', async () => {
    const notes = await startNotes({ url: await testDatabase(), drainDelay: 0 });
    await notes.opened;
    const ask = 'GET /api/note/1 HTTP/1.1\r\nHost: x\r\n\r\n';
    const client = rawConnection(Number(new URL(notes.url).port), ask);
    await client.answered();
    const stopped = notes.stop();
    client.send(ask);
    const heldUpUntil = performance.now() + 100;
    while (performance.now() < heldUpUntil); // blocks this process, which runs both the client and the server
    expect((await client.closed).match(/HTTP\/1.1 404/g)).to.have.length(2);
    await stopped;
  });

  it('answers all requests that arrived while the process was blocked and its time to drain ran out', async () => {
    const notes = await startNotes({ url: await testDatabase(), drainDelay: 20 });
    await notes.opened;
    const asked = new Int32Array(new SharedArrayBuffer(4));
    const crowd = new Worker(CROWD, { eval: true, workerData: { url: `${notes.url}/api/note/1`, asked } });
    await once(crowd, 'message');
    const stopped = notes.stop();
    const seen = once(crowd, 'message');
    crowd.postMessage('come');
    while (Atomics.load(asked, 0) < 12); // blocks this process; the clients run in another thread
    expect(await seen).to.deep.equal([Array(12).fill(404)]);
    await stopped;
  });

  it('starts without its database, is alive and not ready, and becomes ready when the database comes', async () => {
    const first = await ownDatabase();
    const url = await first.createDatabase('notes');
    await first.kill('SIGSTOP');
    const notes = await startNotes({ url });
    expect(await statusOf(`${notes.managementUrl}/livez`)).to.equal(200);
    expect(await statusOf(`${notes.managementUrl}/readyz`)).to.equal(503);
    expect(await statusOf(`${notes.url}/api/note/1`)).to.equal(503);
    await first.kill('SIGCONT');
    await notes.opened;
    expect(await statusOf(`${notes.managementUrl}/readyz`)).to.equal(200);
    await notes.stop();
    await first.stop();
  });

  it('ends with a single line in the log when several unexpected errors occur', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, 'endedByError.ts')],
      { encoding: 'utf8', env: { ...process.env, HOST: '127.0.0.1', PORT: '0', MANAGEMENT_PORT: '0' } },
    );
    expect(status).to.equal(1);
    expect(stdout.match(/ended by an unexpected error/g)).to.have.length(1);
    expect(stdout + stderr).to.not.contain('swordfish');
    expect(stderr).to.equal('');
  });

  it('measures requests by route pattern', async () => {
    const notes = await startNotes({ url: await testDatabase() });
    await notes.opened;
    await fetch(`${notes.url}/api/note/7`);
    const metrics = await (await fetch(`${notes.managementUrl}/metrics`)).text();
    expect(metrics).to.match(
      /http_request_duration_seconds_count\{[^}]*route="\/api\/note\/:id"[^}]*status="404"[^}]*\} 1/,
    );
    expect(metrics).to.match(/nodejs_eventloop_lag_seconds/);
    await notes.stop();
  });

  it('gives a request five seconds to arrive, and leaves idle connections alone', async function () {
    this.timeout(15_000);
    const notes = await startNotes({ url: await testDatabase() });
    await notes.opened;
    const { port } = new URL(notes.url);
    const slow = rawConnection(Number(port), 'GET /api/note/1 HTTP/1.1\r\nHost: x\r\n');
    const idle = rawConnection(Number(port), 'GET /api/note/1 HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await slow.closed).to.match(/^HTTP\/1.1 408/);
    expect(idle.isOpen()).to.equal(true);
    idle.end();
    await notes.stop();
  });
});

describe('an idle connection', () => {
  const served: Server[] = [];
  let running: RunningService;
  before(async () => {
    running = await startService(
      {
        logger: await createLogger({ service: 'test', LOG_LEVEL: 'silent', LOG_PRETTY: false }),
        metrics: createMetrics('test'),
        listener: ({ socket }, response) => {
          served.push((socket as unknown as { server: Server }).server);
          response.end('{}');
        },
      },
      z.object(processSettings(0)).parse({ HOST: '127.0.0.1', PORT: '0', MANAGEMENT_PORT: '0' }),
    );
  });
  after(() => running.stop());

  it('stays open longer than a load balancer keeps it', async () => {
    const [, seconds] =
      /^timeout=(\d+)$/.exec((await fetch(running.url)).headers.get('keep-alive') ?? '') ?? [];
    expect(Number(seconds)).to.be.greaterThan(600);
  });

  it('is closed for a new one when there are too many', async () => {
    const port = Number(new URL(running.url).port);
    const ask = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
    await rawConnection(port, ask).answered();
    for (const server of served) server.maxConnections = 2;
    const answered = async () => {
      const client = rawConnection(port, ask);
      return Promise.race([client.answered(), client.closed.then(() => undefined)]);
    };
    await until(answered);
    await until(answered);
  });
});

/** A dozen clients that ask when triggered, each on its own connection; returns their answers. */
const CROWD = `
  const { get } = require('node:http');
  const { parentPort, workerData } = require('node:worker_threads');
  const ask = () =>
    new Promise((resolve) => {
      get(workerData.url, { agent: false }, (response) => resolve(response.resume().statusCode))
        .once('finish', () => Atomics.add(workerData.asked, 0, 1))
        .once('error', (error) => resolve(String(error)));
    });
  parentPort.once('message', async () => {
    parentPort.postMessage(await Promise.all(Array.from({ length: 12 }, ask)));
  });
  parentPort.postMessage('ready');`;

/** A client that sends exactly this and keeps the connection open. */
function rawConnection(port: number, text: string) {
  const socket = connect(port, '127.0.0.1', () => socket.write(text));
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString()));
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(received)));
  return {
    closed,
    answered: () => once(socket, 'data'),
    send: (more: string) => socket.write(more),
    isOpen: () => !socket.destroyed,
    end: () => socket.destroy(),
  };
}

async function until(holds: () => Promise<unknown>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
