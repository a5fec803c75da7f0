import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import {
  connect,
  createServer as createSocketServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { requestContext } from '../../../src/http/requestContext.ts';
import { HttpUpstream } from '../../../src/resilience/HttpUpstream.ts';
import { UpstreamFailure } from '../../../src/resilience/UpstreamFailure.ts';

describe('calling an upstream', () => {
  const servers: Server[] = [];
  const upstreams: HttpUpstream[] = [];

  afterEach(async () => {
    for (const upstream of upstreams.splice(0)) await upstream.close();
    for (const server of servers.splice(0)) server.close();
  });

  async function listening(server: Server): Promise<HttpUpstream> {
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const upstream = new HttpUpstream(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
      connections: 2,
    });
    upstreams.push(upstream);
    return upstream;
  }
  const http = (listener: RequestListener) => listening(createServer(listener));
  const sockets = (listener: (socket: Socket) => void) => {
    const ignore = () => undefined;
    return listening(createSocketServer((socket) => listener(socket.on('error', ignore))));
  };

  it('returns the whole answer, whatever its status', async () => {
    const upstream = await http((_, res) => res.writeHead(404, { 'x-a': 'b' }).end('{"a":1}'));
    const answer = await upstream.call({ method: 'GET', path: '/x', timeoutMs: 1000 });
    expect(answer.status).to.equal(404);
    expect(answer.headers['x-a']).to.equal('b');
    expect(answer.body.toString()).to.equal('{"a":1}');
  });

  it('carries the request id, the trace and the remaining time', async () => {
    const upstream = await http((req, res) => res.end(JSON.stringify(req.headers)));
    const context = {
      requestId: 'r-1',
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      deadline: performance.now() + 500,
    };
    const { json } = await requestContext.run(context, () => upstream.getJson('/', 800));
    const headers = json as Record<string, string>;
    expect(headers['x-request-id']).to.equal('r-1');
    expect(headers.traceparent).to.equal(`00-${context.traceId}-${context.spanId}-01`);
    expect(Number(headers['x-request-timeout-ms'])).to.be.within(300, 500);
  });

  it('sends nothing when no time is left', async () => {
    const upstream = await http((_, res) => res.end('{}'));
    const late = { requestId: 'r', traceId: '', spanId: '', deadline: performance.now() - 1 };
    const failure = await failureOf(requestContext.run(late, () => upstream.getJson('/', 800)));
    expect(failure).to.include({ kind: 'late', sent: false });
  });

  it('reports "refused", and never sent, when nothing listens', async () => {
    const upstream = await http((_, res) => res.end());
    await new Promise((closed) => servers.splice(0)[0]?.close(closed));
    expect(await failureOf(upstream.getJson('/', 800))).to.include({ kind: 'refused', sent: false });
  });

  it('gives up on a host that drops packets early enough for a second try', async () => {
    const { url, stop } = await fullQueue();
    const upstream = new HttpUpstream(url, { connections: 2 });
    upstreams.push(upstream);
    const before = performance.now();
    const failure = await failureOf(upstream.getJson('/', 2000)).finally(stop);
    expect(failure).to.include({ kind: 'refused', sent: false });
    expect(performance.now() - before).to.be.within(290, 500);
  });

  it('reports a timeout at the deadline when the answer never comes', async () => {
    const upstream = await sockets(() => undefined);
    const before = performance.now();
    expect(await failureOf(upstream.getJson('/', 100))).to.include({ kind: 'timeout', sent: true });
    expect(performance.now() - before).to.be.within(95, 400);
  });

  it('reports a timeout when the answer begins and never ends', async () => {
    const upstream = await http((_, res) => res.write('{'));
    expect(await failureOf(upstream.getJson('/', 100))).to.include({ kind: 'timeout', sent: true });
  });

  it('never sends a call that was given up while it waited for a connection', async () => {
    const seen: string[] = [];
    const upstream = await http((req) => seen.push(req.url ?? ''));
    const holding = ['/1', '/2'].map((path) => failureOf(upstream.getJson(path, 200)));
    expect(await failureOf(upstream.getJson('/3', 50))).to.include({ kind: 'timeout', sent: false });
    await Promise.all(holding);
    await failureOf(upstream.getJson('/4', 50));
    expect(seen).to.not.include('/3');
  });

  it('reports a reset when the connection breaks midway', async () => {
    const upstream = await sockets((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"a"')),
    );
    expect(await failureOf(upstream.getJson('/', 800))).to.include({ kind: 'reset', sent: true });
  });

  it('reports garbage when the answer is not HTTP, or is called JSON and is not', async () => {
    const noise = await sockets((socket) =>
      socket.once('data', () => socket.end('\x00\x01 SSH-2.0 \r\n\r\n')),
    );
    expect(await failureOf(noise.getJson('/', 800))).to.include({ kind: 'garbage', sent: true });
    const html = await http((_, res) => res.end('<html>'));
    expect(await failureOf(html.getJson('/', 800))).to.include({ kind: 'garbage', sent: true });
  });

  it('stops reading an answer that never ends', async () => {
    const upstream = await http((_, res) => {
      const pour = () => {
        while (!res.destroyed && res.write(Buffer.alloc(65_536))) continue;
      };
      res.on('drain', pour);
      pour();
    });
    expect(await failureOf(upstream.getJson('/', 5000))).to.include({ kind: 'too-large', sent: true });
  });

  it('does not blame the upstream for a request that cannot be sent', async () => {
    const upstream = await http((_, res) => res.end('{}'));
    const error: unknown = await upstream.getJson('/a b', 800).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Error).and.not.instanceOf(UpstreamFailure);
  });
});

/** A stopped process whose queue of connections is full: the system drops what else comes. */
async function fullQueue(): Promise<{ url: string; stop: () => void }> {
  const listen = `const server = require('node:net').createServer().listen(
    { port: 0, host: '127.0.0.1', backlog: 1 },
    () => process.send(server.address().port),
  )`;
  const child = spawn(process.execPath, ['--eval', listen], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const [port] = (await once(child, 'message')) as [number];
  child.kill('SIGSTOP');
  const waiting = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      for (const socket of waiting) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}

async function failureOf(call: Promise<unknown>): Promise<UpstreamFailure> {
  const error: unknown = await call.then(
    () => 'no failure',
    (reason: unknown) => reason,
  );
  if (error instanceof UpstreamFailure) return error;
  throw new Error('Expected an UpstreamFailure', { cause: error });
}
