/** Every arrow of the picture works, and every other is refused: each component tries to reach each port of each other. */
import type { Check } from '../Check.ts';
import { imageOf } from '../../images/shopImages.ts';
import { apply, kubectl, kubectlJson } from '../kube.ts';
import type { Release } from '../Release.ts';

const STRANGER = 'stranger';
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

/** From whom to where. A stranger has no policy, so all that keeps it out are those of the others. */
const ARROWS: Record<string, string[]> = {
  [STRANGER]: ['frontend:8080', 'api-server:443'],
  frontend: ['user:5001', 'product:5002', 'order:5003', 'redis:6379'],
  user: ['user-mysql:3306', 'redis:6379'],
  product: ['product-mysql:3306', 'redis:6379'],
  order: ['order-mysql:3306', 'redis:6379', 'product:5002'],
};

/** Tries all addresses at once and prints those that let it in. */
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

export const network: Check = {
  name: 'network',
  async run({ release }) {
    await startStranger(release);
    try {
      return await tryEverything(release);
    } finally {
      await release.kubectl('delete', 'pod', STRANGER, '--wait=false');
    }
  },
};

async function tryEverything(release: Release): Promise<string> {
  const nameAt = await placesOf(release);
  const wrong: string[] = [];
  let tries = 0;
  for (const source of [STRANGER, ...COMPONENTS]) {
    const targets = [...nameAt].filter(([, name]) => !name.startsWith(`${source}:`));
    const open = await reachable(
      release,
      source,
      targets.map(([address]) => address),
    );
    for (const [address, name] of targets) {
      tries += 1;
      const expected = (ARROWS[source] ?? []).includes(name);
      if (open.has(address) !== expected)
        wrong.push(`${source} ${expected ? 'cannot' : 'can'} reach ${name}`);
    }
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const arrows = Object.values(ARROWS).flat().length;
  return `${tries} tries: the ${arrows} arrows of the picture work, the other ${tries - arrows} are refused`;
}

/** Address → `component:port`, for every port there is, and for the API server. */
async function placesOf(release: Release): Promise<Map<string, string>> {
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
  return places.set(`${api.spec.clusterIP}:443`, 'api-server:443');
}

async function reachable(release: Release, source: string, addresses: string[]): Promise<Set<string>> {
  const [pod] = source === STRANGER ? [STRANGER] : await release.readyPods(source);
  const command =
    source === STRANGER || PROCESSES.includes(source)
      ? ['node', '--eval', IN_NODE, ...addresses]
      : ['bash', '-c', IN_BASH, 'bash', ...addresses];
  const open = await release.kubectl('exec', pod ?? '', '--', ...command);
  return new Set(open.trim().split(/\s+/));
}

async function startStranger({ namespace }: Release): Promise<void> {
  await kubectl('-n', namespace, 'delete', 'pod', STRANGER, '--ignore-not-found', '--wait');
  await apply(
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: STRANGER, namespace },
      spec: {
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        automountServiceAccountToken: false,
        terminationGracePeriodSeconds: 0,
        containers: [
          {
            name: STRANGER,
            image: imageOf('frontend'),
            command: ['node', '--eval', 'setInterval(() => {}, 60_000)'],
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          },
        ],
      },
    }),
  );
  await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', STRANGER, '--timeout=60s');
}
