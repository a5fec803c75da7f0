/**
 * Checks settings that only a running shop can prove: the operator's own secrets, an empty catalogue,
 * sessions that survive Redis' pod, backups that are shipped, counted and chosen, a Redis Cluster. All this
 * runs beside a default release, under a quota that requires limits for every container.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ROOT } from '../../local/root.ts';
import type { Check } from '../Check.ts';
import { apply, kubectl, kubectlJson, renewNamespace, until } from '../kube.ts';
import { askDatabase } from '../askDatabase.ts';
import { runJob, stopService } from '../backupJobs.ts';
import { helms } from '../helms.ts';
import { PortForward } from '../PortForward.ts';
import { Release } from '../Release.ts';
import { run } from '../run.ts';
import { uninstall } from '../uninstall.ts';

const NAMESPACE = 'bulkhead-settings';
const SERVICES = ['user', 'product', 'order'];
const ASK_MS = 5000;
const SETTLED_LIMIT_MS = 60_000;
const KEEP = 2;
const PERSON = {
  first_name: 'Ada',
  last_name: 'Keeper',
  username: 'ada',
  email: 'ada@example.com',
  password: 'a lighthouse in the fog',
};

const QUOTA = JSON.stringify({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'limits', namespace: NAMESPACE },
  spec: {
    hard: { 'requests.cpu': '4', 'requests.memory': '6Gi', 'limits.cpu': '40', 'limits.memory': '16Gi' },
  },
});

const VALUES = [
  'global.makeSecrets=false',
  'global.admin.existingSecret=bulkhead-admin',
  'global.sessions.existingSecret=bulkhead-session-keys',
  'global.redis.passwordsSecret=bulkhead-redis',
  ...SERVICES.map((name) => `${name}.database.existingSecret=bulkhead-${name}-mysql`),
  'product.settings.SEED_DEMO_CATALOGUE=0',
  'redis.persistence.enabled=true',
  'order.backup.enabled=true',
  `order.backup.keep=${KEEP}`,
  'order.backup.ship.command={sh,-c,cd /backups && gzip --test latest.sql.gz && touch $HOME/taken && ls order-*.sql.gz}',
];

interface Secret {
  kind: string;
  metadata: { name: string };
  stringData: Record<string, string>;
}

/** Creates the six secrets once, as docs/operations.md describes; Helm does not manage them. */
async function makeSecrets(): Promise<void> {
  const rendered = await run('helm', ['template', 'bulkhead', 'charts/bulkhead', '--kube-version', '1.34.0']);
  const secrets = parseAllDocuments(rendered)
    .map((document) => document.toJS() as Secret | null)
    .filter((manifest) => manifest !== null)
    .filter(({ kind }) => kind === 'Secret');
  if (secrets.length !== 6) throw new Error(`The chart makes ${secrets.length} secrets`);
  for (const { metadata, stringData } of secrets) {
    const named = { name: metadata.name, namespace: NAMESPACE };
    await apply(JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: named, stringData }));
  }
}

/**
 * Checks that users who logged out stay logged out, and others stay logged in, although Redis and all
 * processes restart.
 */
async function assertSessionsOutlive(release: Release): Promise<void> {
  const forward = await PortForward.to(NAMESPACE, `service/${release.fullname}-frontend`, 80);
  const ask = (path: string, { key, body }: { key?: string; body?: object } = {}) =>
    fetch(`http://127.0.0.1:${forward.port}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(body && { 'Content-Type': 'application/json' }),
        ...(key !== undefined && { Authorization: `Bearer ${key}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ASK_MS),
    });
  const logIn = async () => {
    const { username, password } = PERSON;
    const answer = await ask('/api/user/login', { body: { username, password } });
    return ((await answer.json()) as { api_key: string }).api_key;
  };
  const gives = (status: number, key: string) =>
    until(
      `status ${status}`,
      async () => (await ask('/api/user', { key })).status === status,
      SETTLED_LIMIT_MS,
    );
  try {
    await ask('/api/user/create', { body: PERSON });
    const [gone, stays] = [await logIn(), await logIn()];
    await ask('/api/user/logout', { key: gone, body: {} });
    await gives(401, gone);
    await release.kubectl('delete', 'pod', `${release.fullname}-redis-0`, '--wait');
    await release.kubectl('rollout', 'restart', 'deployment');
    await release.untilSettled();
    await gives(200, stays);
    await gives(401, gone);
  } finally {
    forward.close();
  }
}

/**
 * Checks that only the newest backups are kept, that each is shipped, and that an older one can be chosen.
 */
async function assertBackupsAreKept(release: Release): Promise<void> {
  let files: string[] = [];
  for (let number = 1; number <= KEEP + 1; number += 1) {
    const log = await runJob(release, 'order-backup');
    files = log.split('\n').filter((line) => /^order-\w+\.sql\.gz$/.test(line));
  }
  if (files.length !== KEEP) throw new Error(`${files.length} backups are kept: ${files.join(' ')}`);
  const [older = ''] = files;
  await stopService(release, 'order');
  const log = await runJob(release, 'order-restore', { env: { RESTORE_FILE: older } });
  if (!log.includes(`${older}: restored`)) throw new Error(log);
}

const OF_SECOND = ['redis.persistence.enabled=true', 'user.backup.enabled=true'];

/** Checks that no data is lost by an upgrade, a rollback, an uninstall and a new install. */
async function assertComesBack(second: Release): Promise<number> {
  const people = () => askDatabase(second, 'user', 'SELECT COUNT(*), MAX(created_at) FROM users');
  const before = await people();
  await second.install(['user.replicas=2'], { keep: true });
  await second.helm('rollback', second.name);
  await second.untilSettled();
  const left = await uninstall(second, [`data-${second.fullname}-redis-0`, `${second.fullname}-user-backup`]);
  await second.install(OF_SECOND);
  const after = await people();
  if (after !== before) throw new Error(`There were ${before} in it, and are ${after}`);
  return left;
}

const NODE_PORTS = [6379, 6380, 6381];
const EVERY_MINUTE = ['user.backup.enabled=true', 'user.backup.schedule=* * * * *'];
const SCHEDULE_LIMIT_MS = 180_000;

interface CronJob {
  status: { lastScheduleTime?: string; lastSuccessfulTime?: string };
}

/** Waits until a backup has been made by its schedule, not by a command. */
const untilBackedUpByItself = (second: Release) =>
  until(
    'a backup by its schedule',
    async () => {
      const name = `${second.fullname}-user-backup`;
      const { status } = await kubectlJson<CronJob>('-n', second.namespace, 'get', 'cronjob', name);
      const { lastScheduleTime: due, lastSuccessfulTime: done } = status;
      return due !== undefined && done !== undefined && done >= due;
    },
    SCHEDULE_LIMIT_MS,
    1000,
  );

/** Checks that the shop works with a Redis Cluster, and keeps its sessions there. Returns the number of keys. */
async function useRedisCluster(second: Release): Promise<number> {
  const pod = 'redis-cluster';
  await apply(await readFile(join(ROOT, 'tools/cluster/redisCluster.yaml'), 'utf8'));
  await second.kubectl('wait', '--for=condition=Ready', `pod/${pod}`, '--timeout=120s');
  const ports = NODE_PORTS.map((port, i) => `global.redis.egress[0].ports[${i}].port=${port}`);
  await second.install([`global.redis.existingSecret=${pod}`, ...ports, ...EVERY_MINUTE]);
  const log = await second.test();
  if (!log.includes('the shop works')) throw new Error(log);
  const sizes = await Promise.all(
    NODE_PORTS.map((port) => second.kubectl('exec', pod, '--', 'valkey-cli', '-p', String(port), 'dbsize')),
  );
  const keys = sizes.reduce((sum, size) => sum + parseInt(size, 10), 0);
  if (!(keys > 0)) throw new Error(`The Redis Cluster holds nothing: ${sizes.join(' ')}`);
  return keys;
}

export const settings: Check = {
  name: 'settings',
  async run() {
    const release = new Release(NAMESPACE);
    const [, newest = ''] = helms();
    if (newest === '') throw new Error('There is one helm only: install helm 3 as helm, and helm 4 as helm4');
    const second = new Release(NAMESPACE, 'second', { helm: newest });
    await renewNamespace(NAMESPACE);
    await apply(QUOTA);
    let left: number;
    let keys: number;
    try {
      await makeSecrets();
      await Promise.all([release.install(VALUES), second.install(OF_SECOND)]);
      const [log, other] = await Promise.all([release.test(), second.test()]);
      if (!log.includes('nothing is for sale yet')) throw new Error(log);
      if (!other.includes('the shop works')) throw new Error(other);
      left = await assertComesBack(second);
      keys = await useRedisCluster(second);
      await assertSessionsOutlive(release);
      await assertBackupsAreKept(release);
      await untilBackedUpByItself(second);
    } finally {
      await kubectl('delete', 'namespace', NAMESPACE, '--wait=false');
    }
    return [
      `under a quota that wants limits two releases in one namespace shop at once; the second, by ${newest}, is upgraded, rolled back, goes, leaves ${left} objects (volumes, kept secrets), takes them up again, and works with a Redis Cluster (${keys} keys on ${NODE_PORTS.length} nodes); its backup is made by the schedule`,
      `the other has secrets of its operator's and an empty catalogue; its sessions outlive Redis' pod; ${KEEP} backups stay, each was shipped, the older one restored`,
    ].join('\n    ');
  },
};
