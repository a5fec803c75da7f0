/** The shop through an Ingress, also by https, and through an HTTPRoute, each under its own name; another name leads nowhere. */
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exchange, onThisMachine } from '../../drill/shoppers/exchange.ts';
import type { Check } from '../Check.ts';
import { apply, kubectl, until } from '../kube.ts';
import type { Release } from '../Release.ts';
import { run } from '../run.ts';
import { testValues } from '../testValues.ts';

/** Where the cluster's ingress controller answers on this machine, and its name as class of both kinds. */
const PORT = 30880;
const CLASS = 'traefik';
const LIMIT_MS = 60_000;
const ASK_MS = 3000;
const SECURE_HOST = 'ingress.example.com';
const TLS_SECRET = 'shop-tls';

const gateway = (namespace: string) =>
  JSON.stringify({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'shop', namespace },
    spec: { gatewayClassName: CLASS, listeners: [{ name: 'web', protocol: 'HTTP', port: 8000 }] },
  });

const statusOf = async (host: string, path: string) =>
  (await exchange(onThisMachine(PORT), { method: 'GET', path, headers: { Host: host } }, ASK_MS)).status;

/** A certificate for the shop's name, signed by itself, in a secret of the namespace. */
async function makeCertificate({ namespace }: Release): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bulkhead-expose-'));
  const [key, certificate] = [join(folder, 'tls.key'), join(folder, 'tls.crt')];
  try {
    await run('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', key, '-out', certificate],
      ...['-subj', `/CN=${SECURE_HOST}`, '-addext', `subjectAltName=DNS:${SECURE_HOST}`],
    ]);
    await kubectl('-n', namespace, 'delete', 'secret', TLS_SECRET, '--ignore-not-found');
    const files = [`--key=${key}`, `--cert=${certificate}`];
    await kubectl('-n', namespace, 'create', 'secret', 'tls', TLS_SECRET, ...files);
    return await readFile(certificate, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Logs the admin in, believing this certificate alone. */
async function logInSecurely(ca: string, password: string): Promise<IncomingMessage> {
  const asked = request({
    ...{ host: '127.0.0.1', port: PORT, servername: SECURE_HOST, ca, agent: false },
    ...{ method: 'POST', path: '/api/user/login' },
    headers: { Host: SECURE_HOST, 'Content-Type': 'application/json' },
    signal: AbortSignal.timeout(ASK_MS),
  });
  asked.end(JSON.stringify({ username: 'admin', password }));
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer;
}

async function assertSecure(release: Release): Promise<void> {
  const ca = await makeCertificate(release);
  await release.install([
    ...[
      ...testValues,
      'ingress.enabled=true',
      `ingress.className=${CLASS}`,
      `ingress.hosts={${SECURE_HOST}}`,
    ],
    ...[`ingress.tlsSecret=${TLS_SECRET}`, 'global.sessions.cookieSecure=true'],
    // The controller's only port speaks TLS where a route asks for it, in a word that --set takes for no boolean.
    String.raw`ingress.annotations.traefik\.ingress\.kubernetes\.io/router\.tls=t`,
  ]);
  const { password = '' } = await release.secret('admin');
  let cookie = '';
  await until(
    'a log-in by https',
    async () => {
      const { statusCode, headers } = await logInSecurely(ca, password);
      [cookie = ''] = headers['set-cookie'] ?? [];
      return statusCode === 200;
    },
    LIMIT_MS,
    1000,
  );
  if (!/; secure/i.test(cookie)) throw new Error('The cookie may be sent over plain http');
  await kubectl('-n', release.namespace, 'delete', 'secret', TLS_SECRET);
}

export const expose: Check = {
  name: 'expose',
  async run({ release }) {
    await apply(gateway(release.namespace));
    await release.install([
      ...testValues,
      ...['ingress.enabled=true', `ingress.className=${CLASS}`, 'ingress.hosts={ingress.example.com}'],
      ...[
        'httpRoute.enabled=true',
        'httpRoute.parentRefs[0].name=shop',
        'httpRoute.hosts={route.example.com}',
      ],
    ]);
    for (const host of ['ingress.example.com', 'route.example.com'])
      for (const path of ['/', '/api/products', '/api/session'])
        await until(`${path} at ${host}`, async () => (await statusOf(host, path)) === 200, LIMIT_MS);
    const elsewhere = await statusOf('elsewhere.example.com', '/');
    if (elsewhere !== 404) throw new Error(`Another name gets ${elsewhere}`);
    await kubectl('-n', release.namespace, 'delete', 'gateway', 'shop');
    await assertSecure(release);
    await release.install(testValues);
    return 'the page, the catalogue and the session come through the Ingress and through the HTTPRoute; by https with a certificate of ours, and a cookie for https alone, through the Ingress';
  },
};
