/**
 * Checks that every arrow of the architecture picture works and any other connection is refused: each
 * component tries every port of every other.
 */
import type { Check } from '../Check.ts';
import { imageOf } from '../../images/shopImages.ts';
import { apply, deleteNamespaces, kubectl, kubectlJson } from '../kube.ts';
import type { Release } from '../Release.ts';
import { testValues } from '../testValues.ts';

const PROCESSES = ['frontend', 'user', 'product', 'order'];
const COMPONENTS = [...PROCESSES, 'user-mysql', 'product-mysql', 'order-mysql', 'redis'];

const PORTS: Record<string, number[]> = {
  frontend: [8080, 9080],
  user: [5001, 6001],
  product: [5002, 6002],
  order: [5003, 6003],
  'user-mysql': [3306],
  'product-mysql': [3306],
  'order-mysql': [3306],
  redis: [6379],
};
/**
 * Ports on which a pod of another namespace listens: an egress rule for one of them must not mean any
 * destination.
 */
const ELSEWHERE = [53, 3306, 6379];

const BACKUPS = ['user-backup', 'product-backup', 'order-backup'];

/**
 * A test pod that tries what its namespace and labels allow: of no component, or of one that runs only now
 * and then.
 */
interface Stranger {
  name: string;
  namespace: string;
  component?: string;
}

/** The namespace in the place of Prometheus. */
const METRICS_NAMESPACE = 'bulkhead-metrics';

const strangersAround = ({ namespace }: Release): Stranger[] => [
  { name: 'stranger', namespace },
  { name: 'collector', namespace: METRICS_NAMESPACE },
  { name: 'test', namespace, component: 'test' },
  ...BACKUPS.map((name) => ({ name, namespace, component: name })),
];

/**
 * The allowed connections by source. A pod without a policy is limited only by the policies of the others.
 */
const ARROWS: Record<string, string[]> = {
  stranger: ['frontend:8080', 'api-server:443', ...ELSEWHERE.map((port) => `collector:${port}`)],
  collector: ['frontend:8080', 'frontend:9080', 'user:6001', 'product:6002', 'order:6003', 'api-server:443'],
  test: ['frontend:8080'],
  'user-backup': ['user-mysql:3306'],
  'product-backup': ['product-mysql:3306'],
  'order-backup': ['order-mysql:3306'],
  frontend: ['user:5001', 'product:5002', 'order:5003', 'redis:6379'],
  user: ['user-mysql:3306', 'redis:6379'],
  product: ['product-mysql:3306', 'redis:6379'],
  order: ['order-mysql:3306', 'redis:6379', 'product:5002'],
};

const LISTEN = `for (const port of [${ELSEWHERE.join()}]) require('node:net').createServer().listen(port)`;

/** How many sources try in parallel. */
const AT_ONCE = 4;

const backedUp = (name: string) => `${name.replace('-', '.')}.enabled=true`;

/** Tries all addresses in parallel, and prints those that accept. */
const IN_NODE = `
  const { connect } = require('node:net');
  const tries = process.argv.slice(1).map((address) => new Promise((resolve) => {
    const [host, port] = address.split(':');
    const socket = connect(Number(port), host);
    const end = (open) => { socket.destroy(); resolve(open ? [address] : []); };
    socket.once('connect', () => end(true)).once('error', () => end(false)).setTimeout(2000, () => end(false));
  }));
  Promise.all(tries).then((open) => console.log(open.flat().join(' ')));`;
const IN_BASH =
  'for a in "$@"; do (timeout 2 bash -c "exec 3<>/dev/tcp/\${a%:*}/\${a#*:}" 2>/dev/null && echo "$a") & done; wait';
const NODE = ['node', '--eval', IN_NODE];
const BASH = ['bash', '-c', IN_BASH, 'bash'];

export const network: Check = {
  name: 'network',
  async run({ release }) {
    const metricsFrom = `global.networkPolicy.metricsFrom.kubernetes\\.io/metadata\\.name=${METRICS_NAMESPACE}`;
    await deleteNamespaces(METRICS_NAMESPACE);
    await apply(
      JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: METRICS_NAMESPACE } }),
    );
    await release.install([...testValues, metricsFrom, ...BACKUPS.map(backedUp)]);
    const strangers = strangersAround(release);
    try {
      await Promise.all(strangers.map((stranger) => start(stranger, release)));
      return await tryEverything(release, strangers);
    } finally {
      await Promise.all(
        strangers.map(({ name, namespace }) =>
          kubectl('-n', namespace, 'delete', 'pod', name, '--ignore-not-found', '--wait'),
        ),
      );
      await kubectl('delete', 'namespace', METRICS_NAMESPACE, '--wait=false');
      await release.install(testValues);
    }
  },
};

async function tryEverything(release: Release, strangers: readonly Stranger[]): Promise<string> {
  const nameAt = await placesOf(release, strangers);
  const wrong: string[] = [];
  let tries = 0;
  const sources = [
    ...strangers.map(({ name, namespace }) => ({ source: name, namespace, pod: name, command: NODE })),
    ...(await Promise.all(
      COMPONENTS.map(async (source) => ({
        source,
        namespace: release.namespace,
        pod: (await release.readyPods(source))[0] ?? '',
        command: PROCESSES.includes(source) ? NODE : BASH,
      })),
    )),
  ];
  const ask = async ({ source, namespace, pod, command }: (typeof sources)[number]) => {
    const targets = [...nameAt].filter(([, name]) => !name.startsWith(`${source}:`));
    // Each source must also reach itself; otherwise a source that can reach nothing would prove nothing.
    const own = COMPONENTS.includes(source) ? [`127.0.0.1:${PORTS[source]?.[0] ?? 0}`] : [];
    const addresses = [...targets.map(([address]) => address), ...own];
    const said = await kubectl('-n', namespace, 'exec', pod, '--', ...command, ...addresses);
    const open = new Set(said.trim().split(/\s+/));
    for (const address of own) if (!open.has(address)) wrong.push(`${source} cannot reach itself`);
    for (const [address, name] of targets) {
      tries += 1;
      const expected = (ARROWS[source] ?? []).includes(name);
      if (open.has(address) !== expected)
        wrong.push(`${source} ${expected ? 'cannot' : 'can'} reach ${name}`);
    }
  };
  for (let done = 0; done < sources.length; done += AT_ONCE)
    await Promise.all(sources.slice(done, done + AT_ONCE).map(ask));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const arrows = Object.values(ARROWS).flat().length;
  return `${tries} tries: the ${arrows} arrows of the picture work, the other ${tries - arrows} are refused`;
}

const addressOf = (namespace: string, pod: string): Promise<string> =>
  kubectl('-n', namespace, 'get', 'pod', pod, '-o', 'jsonpath={.status.podIP}');

/** All addresses with their `component:port`: every port, the strangers, a pod elsewhere, and the API server. */
async function placesOf(release: Release, strangers: readonly Stranger[]): Promise<Map<string, string>> {
  const places = new Map<string, string>();
  for (const component of COMPONENTS) {
    const [pod] = await release.pods(component);
    for (const port of PORTS[component] ?? [])
      places.set(`${pod?.status.podIP ?? ''}:${port}`, `${component}:${port}`);
  }
  const api = await kubectlJson<{ spec: { clusterIP: string } }>(
    'get',
    'service',
    'kubernetes',
    '-n',
    'default',
  );
  const address = await addressOf(METRICS_NAMESPACE, 'collector');
  for (const port of ELSEWHERE) places.set(`${address}:${port}`, `collector:${port}`);
  // These run now and then, and nobody ever has to reach them.
  for (const { name, namespace, component } of strangers)
    if (component) places.set(`${await addressOf(namespace, name)}:3306`, `${name}:3306`);
  return places.set(`${api.spec.clusterIP}:443`, 'api-server:443');
}

async function start({ name, namespace, component }: Stranger, release: Release): Promise<void> {
  await kubectl('-n', namespace, 'delete', 'pod', name, '--ignore-not-found', '--wait');
  const labels = component && {
    'app.kubernetes.io/name': 'bulkhead',
    'app.kubernetes.io/instance': release.name,
    'app.kubernetes.io/component': component,
  };
  await apply(
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace, labels },
      spec: {
        securityContext: {
          runAsNonRoot: true,
          seccompProfile: { type: 'RuntimeDefault' },
          sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
        },
        automountServiceAccountToken: false,
        terminationGracePeriodSeconds: 0,
        containers: [
          {
            name,
            image: imageOf('frontend'),
            command: ['node', '--eval', LISTEN],
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          },
        ],
      },
    }),
  );
  await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', name, '--timeout=60s');
}
