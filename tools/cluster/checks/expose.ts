/**
 * Checks the shop through an Ingress, with and without TLS, and through an HTTPRoute, each under its own host
 * name; another host name leads nowhere.
 */
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { exchange, onThisMachine } from '../../drill/shoppers/exchange.ts';
import type { Check } from '../Check.ts';
import { apply, kubectl, until } from '../kube.ts';
import { blockWith, tried } from '../operationsPage.ts';
import { openAsNoted } from '../notes.ts';
import { PortForward } from '../PortForward.ts';
import type { Release } from '../Release.ts';
import { openShell } from '../shell.ts';
import { testValues } from '../testValues.ts';

/** The port of the cluster's ingress controller on this machine, and its class name for both kinds. */
const PORT = 30880;
const CLASS = 'traefik';
const HOST = 'ingress.example.com';
const ROUTE_HOST = 'route.example.com';
const SECURE_HOST = 'shop.example.com';
const SECURE_PORT = 8443;
const LIMIT_MS = 60_000;
const ASK_MS = 3000;

const gateway = (namespace: string) =>
  JSON.stringify({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'shop', namespace },
    spec: { gatewayClassName: CLASS, listeners: [{ name: 'web', protocol: 'HTTP', port: 8000 }] },
  });

const statusOf = async (host: string, path: string) =>
  (await exchange(onThisMachine(PORT), { method: 'GET', path, headers: { Host: host } }, ASK_MS)).status;

/** Makes the cluster's ingress controller listen for https during `work`. */
async function withHttps<T>(work: () => Promise<T>): Promise<T> {
  const controller = ['-n', CLASS, 'rollout'];
  const websecure = '--entrypoints.websecure';
  const patch = [`${websecure}.address=:${SECURE_PORT}`, `${websecure}.http.tls=true`].map((value) => ({
    op: 'add',
    path: '/spec/template/spec/containers/0/args/-',
    value,
  }));
  await kubectl('-n', CLASS, 'patch', 'deployment', CLASS, '--type=json', '--patch', JSON.stringify(patch));
  try {
    await kubectl(...controller, 'status', `deployment/${CLASS}`, '--timeout=60s');
    return await work();
  } finally {
    await kubectl(...controller, 'undo', `deployment/${CLASS}`);
    await kubectl(...controller, 'status', `deployment/${CLASS}`, '--timeout=60s');
  }
}

/** Turns TLS on as docs/operations.md describes, and returns the certificate. */
async function turnTlsOn(release: Release): Promise<string> {
  const block = await blockWith('secret tls shop-tls');
  await release.kubectl('delete', 'secret', 'shop-tls', '--ignore-not-found');
  const shell = await openShell();
  try {
    await shell.run(block);
    tried.add(block);
    return await shell.run('cat shop.crt');
  } finally {
    await shell.close();
  }
}

/** Sends a request like a browser that trusts only this certificate. */
function askSecurely(port: number, ca: string, method: string, path: string): Promise<IncomingMessage> {
  const headers = { Host: SECURE_HOST, Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' };
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', servername: SECURE_HOST, ca, port, path, method, headers },
      (answer) => {
        answer.resume();
        resolve(answer);
      },
    );
    asked.once('error', reject).setTimeout(ASK_MS, () => asked.destroy(new Error('no answer')));
    asked.end();
  });
}

async function assertSecure(release: Release): Promise<void> {
  const certificate = await turnTlsOn(release);
  await release.untilSettled();
  await withHttps(async () => {
    const forward = await PortForward.to(CLASS, `deployment/${CLASS}`, SECURE_PORT);
    try {
      const ask = (method: string, path: string) => askSecurely(forward.port, certificate, method, path);
      await until('https', async () => (await ask('GET', '/')).statusCode === 200, LIMIT_MS);
      const { headers: page } = await ask('GET', '/');
      const { headers: loggedOut } = await ask('POST', '/api/user/logout');
      const [cookie = 'none'] = loggedOut['set-cookie'] ?? [];
      if (!page['strict-transport-security']) throw new Error('The page does not ask for https from now on');
      if (!cookie.includes('secure')) throw new Error(`The cookie goes over plain http, too: ${cookie}`);
    } finally {
      forward.close();
    }
  });
}

/** Checks that Helm's notes show the host name of the shop. */
async function assertNoted(release: Release, host: string): Promise<void> {
  const told = await openAsNoted(release);
  if (!told.includes(host)) throw new Error(`Helm's notes do not lead to ${host}:\n${told}`);
}

export const expose: Check = {
  name: 'expose',
  async run({ release }) {
    await apply(gateway(release.namespace));
    await release.install([
      ...testValues,
      ...['ingress.enabled=true', `ingress.className=${CLASS}`, `ingress.hosts={${HOST}}`],
      ...['httpRoute.enabled=true', 'httpRoute.parentRefs[0].name=shop', `httpRoute.hosts={${ROUTE_HOST}}`],
    ]);
    for (const host of [HOST, ROUTE_HOST])
      for (const path of ['/', '/api/products', '/api/session'])
        await until(`${path} at ${host}`, async () => (await statusOf(host, path)) === 200, LIMIT_MS);
    await assertNoted(release, HOST);
    await release.install(['ingress.enabled=false'], { keep: true });
    await assertNoted(release, ROUTE_HOST);
    const elsewhere = await statusOf('elsewhere.example.com', '/');
    if (elsewhere !== 404) throw new Error(`Another name gets ${elsewhere}`);
    await assertSecure(release);
    await release.install(testValues);
    await kubectl('-n', release.namespace, 'delete', 'gateway', 'shop');
    return 'the page, the catalogue and the session come through the Ingress and through the HTTPRoute, where the notes of helm lead; by https, turned on as the page says, with the certificate of the secret, and a cookie for https alone';
  },
};
