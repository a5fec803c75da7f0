import { expect } from 'chai';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '@bulkhead/tools/engines/freePort';
import { builtApp, SESSION_KEY } from './startEdge.ts';
import { useStage } from './stage.ts';
import { until } from './until.ts';

/** A generous limit: the machine may be busy with other tests. */
const START_LIMIT_MS = 20_000;
const MAIN = fileURLToPath(new URL('../../../edge/main.ts', import.meta.url));

describe('the edge’s process', function () {
  this.timeout(2 * START_LIMIT_MS);
  const stage = useStage();
  let child: ChildProcess | undefined;
  let output = '';

  afterEach(() => child?.kill('SIGKILL'));

  async function start(env: Record<string, string> = {}): Promise<{ url: string; managementUrl: string }> {
    const [port, management] = [await freePort(), await freePort()];
    output = '';
    const settings = {
      HOST: '127.0.0.1',
      PORT: `${port}`,
      MANAGEMENT_PORT: `${management}`,
      SESSION_KEYS: SESSION_KEY,
    };
    child = spawn(process.execPath, [MAIN], {
      env: { ...settings, REDIS_URL: 'redis://127.0.0.1:1', APP_DIR: builtApp(), ...env },
    });
    const hear = (chunk: Buffer) => (output += chunk.toString());
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    const [url, managementUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${management}`];
    if (!env['SESSION_KEYS']) {
      await until(
        'ready',
        async () => (await fetch(`${managementUrl}/readyz`).catch(() => undefined))?.status === 200,
        START_LIMIT_MS,
      );
    }
    return { url, managementUrl };
  }

  it('serves the app with nothing else running, and exits with 0 on SIGTERM', async () => {
    const { url } = await start();
    expect((await fetch(url, { headers: { accept: 'text/html' } })).status).to.equal(200);
    child?.kill('SIGTERM');
    expect(await once(child as ChildProcess, 'exit')).to.deep.equal([0, null]);
  });

  it('looks up the services behind a name before it is ready, but not forever', async () => {
    const began = performance.now();
    const { url, managementUrl } = await start({
      USER_SERVICE_URL: 'dns+http://127.0.0.1:1',
      FIND_SERVICES_MS: '1500',
    });
    expect(performance.now() - began).to.be.greaterThan(1500);
    expect((await fetch(url, { headers: { accept: 'text/html' } })).status).to.equal(200);
    expect((await fetch(`${managementUrl}/readyz`)).status).to.equal(200);
  });

  it('finishes running requests before it exits', async () => {
    const order = await stage.standIn(() => ({ afterMs: 400, body: { done: true } }));
    const { url } = await start({ ORDER_SERVICE_URL: order.url });
    const running = fetch(`${url}/api/order/checkout`, { method: 'POST' });
    await until('it is under way', () => order.received.length === 1);
    child?.kill('SIGTERM');
    expect((await running).status).to.equal(200);
    expect(await once(child as ChildProcess, 'exit')).to.deep.equal([0, null]);
  });

  it('names every invalid setting', async () => {
    await start({ SESSION_KEYS: 'short', USER_SERVICE_URL: 'http://a,nonsense' });
    await once(child as ChildProcess, 'exit');
    expect(output)
      .to.match(/SESSION_KEYS/)
      .and.match(/USER_SERVICE_URL/)
      .and.not.include('short');
  });

  it('measures requests by route and shows its breakers', async () => {
    const { url, managementUrl } = await start();
    await fetch(`${url}/api/order/some-id`);
    await fetch(url, { headers: { accept: 'text/html' } });
    const metrics = await (await fetch(`${managementUrl}/metrics`)).text();
    expect(metrics).to.match(
      /http_request_duration_seconds_count\{.*route="\/api\/order\/:id",status="503"\} 1/,
    );
    expect(metrics).to.match(/http_request_duration_seconds_count\{.*route="app",status="200"\} 1/);
    expect(metrics).to.match(/breaker_state\{breaker="order writes http:\/\/127.0.0.1:5003",.*\} \d/);
  });

  it('writes no secret into its log', async () => {
    const user = await stage.standIn(() => ({ headers: { 'Set-Cookie': 'bulkhead_session=s3cret' } }));
    const { url } = await start({ USER_SERVICE_URL: user.url, LOG_LEVEL: 'debug' });
    await fetch(`${url}/api/user/login`, {
      method: 'POST',
      headers: { cookie: 'bulkhead_session=s3cret', authorization: 'Bearer s3cret' },
      body: JSON.stringify({ password: 's3cret' }),
    });
    child?.kill('SIGTERM');
    await once(child as ChildProcess, 'exit');
    expect(output).to.include('/api/user/login').and.not.include('s3cret');
    for (const line of output.trim().split('\n')) expect(JSON.parse(line)).to.include({ service: 'edge' });
  });
});
