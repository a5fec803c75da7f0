/**
 * Checks that the API server accepts each kind of installation, and that kube-score finds no critical mistake
 * in it.
 */
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { assertEverything } from '../../chart/everything/assertEverything.ts';
import type { Check } from '../Check.ts';
import { CONTEXT, apply, kubectl } from '../kube.ts';
import { helms } from '../helms.ts';
import { ROOT } from '../../local/root.ts';
import { PAGE, readPage } from '../operationsPage.ts';
import { run } from '../run.ts';

const CHART = 'charts/bulkhead';
const NAMESPACE = 'bulkhead-rendering';

/** Findings that kube-score calls critical but that are intended, and why. */
const MEANT = [
  'container-image-pull-policy', // image tags are immutable
  'container-security-context-user-group-id', // ids below 10000 are those of the official images
  'container-ephemeral-storage-request-and-limit', // writable volumes have their own limits
  'statefulset-has-servicename', // a Service with a cluster IP: DNS would cache a pod that is gone
  'pod-probes-identical', // a database has only one check; liveness waits much longer
];
const WITHOUT_POLICIES = 'open';

/** Invalid values (mistyped, removed or contradictory), and the text of their refusal. */
const REFUSED: Record<string, string> = {
  'user.replica=2': `'replica' not allowed`,
  'user.replicas=two': `'/replicas': got string, want integer`,
  'product.port=5002': `'port' not allowed`,
  'global.networkPolicy.enabled=null': `'/global/networkPolicy': missing property 'enabled'`,
  'frontend.service.type=Tunnel': `'/frontend/service/type'`,
  'httpRoute.enabled=true': 'httpRoute.parentRefs',
  'monitoring.podMonitor.enabled=true': 'global.networkPolicy.metricsFrom',
  'redis.users=user x,global.redis.passwordsSecret=mine': 'redis.users adds to',
  'user.replicas=-1': `'/replicas': minimum: got -1, want 0`,
  'user.replicas=8': 'raise user.database.maxConnections',
  'user.replicas=8,user.settings.DATABASE_POOL_SIZE=null': 'raise user.database.maxConnections',
  'user.extraEnv[0].name=DATABASE_POOL_SIZE,user.extraEnv[0].value=60':
    'open 124 connections: raise user.database.maxConnections',
  'frontend.autoscaling.enabled=true,frontend.autoscaling.minReplicas=9': 'frontend.autoscaling.maxReplicas',
  'order.terminationGracePeriodSeconds=25': 'order.terminationGracePeriodSeconds must be more',
  'user.resources.limits=null': 'user needs resources.limits.memory',
  'order.database.resources.limits=null': 'order.database needs resources.limits.memory',
  'redis.resources.limits=null': 'redis needs resources.limits.memory',
  'monitoring.rules.objective=1': `'/monitoring/rules/objective': exclusiveMaximum`,
  'monitoring.rules.objective=0': `'/monitoring/rules/objective': exclusiveMinimum`,
  'product.drainSeconds=-1': `'/drainSeconds': minimum: got -1, want 0`,
  'redis.probes.startupProbe.periodSeconds=1': `invalid propertyName 'startupProbe'`,
  'user.probes.liveness.timeoutSeconds=9': `invalid propertyName 'liveness'`,
  'user.database.enabled=false': 'database.existingSecret',
  'global.labels.cost-centre=7': `'/global/labels/cost-centre': got number`,
  'global.networkPolicy.metricsFrom.prometheus=true': `'/global/networkPolicy/metricsFrom/prometheus': got boolean`,
  'redis.nodeSelector.ssd=true': `'/redis/nodeSelector/ssd': got boolean`,
  'user.podLabels.team.name=shop': `'/podLabels/team': got object`,
  'monitoring.dashboard.labels.grafana_dashboard=1': `'/monitoring/dashboard/labels/grafana_dashboard': got number`,
  'global.fullnameOverride=My_shop': `'/global/fullnameOverride': 'My_shop' does not match pattern`,
  'order.calls={products}': `'/calls/0': value must be one of`,
  'user.secretSettings.API_KEY.secret=mine': `'/secretSettings/API_KEY': missing property 'key'`,
  'global.makeSecrets=false': 'no value names a secret in place of bulkhead-',
  'global.sessions.signingKey=2': 'global.sessions.acceptedKeys',
};

/** Unusual but valid values, and how they arrive. */
const TAKEN: Record<string, string> = {
  'global.fullnameOverride=shop-': 'name: shop-order',
  'user.secretSettings.API_KEY.secret=mine,user.secretSettings.API_KEY.key=key,user.secretSettings.API_KEY.optional=true':
    'optional: true',
  // A number, to whoever reads YAML without quotes.
  'user.database.name=1e3': 'name: MYSQL_DATABASE, value: "1e3"',
  'global.redis.existingSecret=1e3': 'name: "1e3"',
  'order.database.existingSecret=1e3': 'name: "1e3", key: root-password',
};

/** What makes helm's notes warn, and what stops that. */
const NOTED: readonly { setting: string; warned: string; heeded: string }[] = [
  {
    setting: 'global.imageRegistry=',
    warned: 'asks Docker Hub, where these names do not belong to this project',
    heeded: 'global.imageRegistry=registry.example.com',
  },
  {
    setting: 'user.image.registry=registry.example.com',
    warned: 'No registry is set for bulkhead/product, bulkhead/order, bulkhead/frontend:',
    heeded:
      'product.image.registry=registry.example.com,order.image.registry=registry.example.com,frontend.image.repository=elsewhere/frontend',
  },
  {
    setting: 'frontend.service.type=LoadBalancer',
    warned: 'set frontend.service.externalTrafficPolicy=Local',
    heeded: 'frontend.service.externalTrafficPolicy=Local',
  },
];

async function render(helm: string, ...settings: string[]): Promise<string> {
  return renderAs('bulkhead', helm, ...settings);
}

async function renderAs(release: string, helm: string, ...settings: string[]): Promise<string> {
  return run(helm, [
    ...['template', release, CHART, '-n', NAMESPACE, '--kube-version', '1.34.0'],
    ...settings,
  ]);
}

async function assertRefused(): Promise<void> {
  for (const [setting, named] of Object.entries(REFUSED)) {
    const answer = await render('helm', '--set', setting).then(() => 'taken', String);
    if (!answer.includes(named)) throw new Error(`${setting}: ${answer.slice(0, 500)}`);
  }
}

/** Names that helm takes and a Service does not, unless another one is given. */
async function assertNamesRefused(): Promise<void> {
  for (const name of ['9shop', 'shop.v1']) {
    const answer = await renderAs(name, 'helm').then(() => 'taken', String);
    if (!answer.includes('set global.fullnameOverride')) throw new Error(`${name}: ${answer.slice(0, 500)}`);
    await renderAs(name, 'helm', '--set', 'global.fullnameOverride=shop');
  }
}

async function assertTaken(): Promise<void> {
  for (const [setting, arrives] of Object.entries(TAKEN)) {
    const rendered = await render('helm', '--set', setting);
    if (!rendered.includes(arrives)) throw new Error(`${setting}: ${arrives} is not there`);
  }
}

async function assertNoted(): Promise<void> {
  const notes = async (settings: string) => {
    const args = ['install', 'bulkhead', CHART, '-n', NAMESPACE, '--kube-context', CONTEXT];
    const said = await run('helm', [...args, '--dry-run=client', '--set', settings]);
    return said.slice(said.indexOf('\nNOTES:'));
  };
  for (const { setting, warned, heeded } of NOTED) {
    if (!(await notes(setting)).includes(warned)) throw new Error(`${setting}: no word of: ${warned}`);
    const after = await notes(`${setting},${heeded}`);
    if (after.includes(warned)) throw new Error(`${setting},${heeded}: still says ${warned}`);
  }
}

/** The chart takes the values that docs/operations.md shows. */
async function assertShownTaken(): Promise<void> {
  const shown = [...(await readPage()).matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, values = '']) => values);
  if (shown.length < 3) throw new Error(`${PAGE} shows ${shown.length} blocks of values`);
  for (const values of shown)
    await run('helm', ['template', 'bulkhead', CHART, '--kube-version', '1.34.0', '-f', '-'], {
      input: values,
    });
}

/** Which keys a running shop has, which one is to sign, and whether an upgrade may do that. */
const ROTATIONS = [
  { live: 'one', signing: 1, isTaken: true },
  { live: 'one', signing: 2, isTaken: false },
  { live: 'one,two', signing: 2, isTaken: true },
];

/** What a process does not know yet does not sign. */
async function assertRotatesInSteps(): Promise<void> {
  for (const { live, signing, isTaken } of ROTATIONS) {
    const stringData = { SESSION_KEYS: live, 'key-1': 'one', 'key-2': 'two' };
    const metadata = { name: 'bulkhead-session-keys', namespace: NAMESPACE };
    await apply(JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata, stringData }));
    const upgrade = ['--is-upgrade', '--dry-run=server', '--kube-context', CONTEXT];
    const keys = `global.sessions.signingKey=${signing},global.sessions.acceptedKeys={1,2}`;
    const answer = await render('helm', ...upgrade, '--set', keys).then(() => 'taken', String);
    if (!answer.includes(isTaken ? 'taken' : 'accept it in an upgrade before it signs'))
      throw new Error(`Key ${signing} is to sign where ${live} are known: ${answer.slice(0, 500)}`);
  }
}

/** Checks that changed options restart their server and no other: its pods carry a checksum of them. */
async function assertOptionsRoll(): Promise<void> {
  const checksums = async (...settings: string[]) =>
    (await render('helm', ...settings)).match(/checksum\/options: \w+/g) ?? [];
  const before = await checksums();
  for (const server of ['user.database', 'product.database', 'order.database', 'redis']) {
    const after = await checksums('--set', `${server}.options=tcp-keepalive 60`);
    const changed = before.filter((checksum, i) => checksum !== after[i]);
    if (changed.length !== 1)
      throw new Error(`Another option of ${server} changes ${changed.length} servers`);
  }
}

/** How many objects it takes without a warning, such as of a pod that is more than restricted. */
async function takenByServer(manifests: string): Promise<number> {
  const apply = ['apply', '--dry-run=server', '--warnings-as-errors', '-o', 'name', '-f', '-'];
  const args = ['--context', CONTEXT, '-n', NAMESPACE, ...apply];
  return (await run('kubectl', args, { input: manifests })).trim().split('\n').length;
}

export const rendering: Check = {
  name: 'rendering',
  async run() {
    for (const helm of helms()) await run(helm, ['lint', '--strict', CHART]);
    await assertRefused();
    await assertNamesRefused();
    await assertTaken();
    await assertNoted();
    await assertShownTaken();
    await kubectl('create', 'namespace', NAMESPACE);
    await kubectl('label', 'namespace', NAMESPACE, 'pod-security.kubernetes.io/warn=restricted');
    const seen: string[] = [];
    try {
      await assertRotatesInSteps();
      for (const variant of globSync('tools/chart/variants/*.yaml', { cwd: ROOT }).sort()) {
        const name = basename(variant, '.yaml');
        const meant = name === WITHOUT_POLICIES ? [...MEANT, 'pod-networkpolicy'] : MEANT;
        const objects = new Set<number>();
        for (const helm of helms()) {
          const manifests = await render(helm, '-f', variant);
          objects.add(await takenByServer(manifests));
          if (name === 'everything') assertEverything(manifests);
          await run('kube-score', ['score', '--ignore-test', meant.join(), '-'], { input: manifests });
        }
        seen.push(`${name} ${[...objects].join(' or ')}`);
      }
    } finally {
      await kubectl('delete', 'namespace', NAMESPACE, '--wait=false');
    }
    await assertOptionsRoll();
    const versions = await Promise.all(
      helms().map((helm) => run(helm, ['version', '--template', '{{.Version}}'])),
    );
    return `helm ${versions.join(' and ')}: lint and kube-score find nothing; objects the API server takes: ${seen.join(', ')}`;
  },
};
