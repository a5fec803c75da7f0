/** The shop through an Ingress and through an HTTPRoute, each under its own name; another name leads nowhere. */
import { exchange, onThisMachine } from '../../drill/shoppers/exchange.ts';
import type { Check } from '../Check.ts';
import { apply, kubectl, until } from '../kube.ts';
import { testValues } from '../testValues.ts';

/** Where the cluster's ingress controller answers on this machine, and its name as class of both kinds. */
const PORT = 30880;
const CLASS = 'traefik';
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
    await release.install(testValues);
    await kubectl('-n', release.namespace, 'delete', 'gateway', 'shop');
    return 'the page, the catalogue and the session come through the Ingress and through the HTTPRoute';
  },
};
