/**
 * Checks that each database, backed up and with its volume really lost, is restored with the same rows; a
 * second restore works too, and a restore under a live service is refused.
 */
import type { Check } from '../Check.ts';
import { until } from '../kube.ts';
import { askDatabase } from '../askDatabase.ts';
import { runJob, stopService } from '../backupJobs.ts';
import type { Release } from '../Release.ts';

const SERVICES = ['user', 'product', 'order'] as const;
const JOB_LIMIT = '120s';

/** Writes a row that no backup contains. */
const WRITE_A_ROW =
  "INSERT INTO idempotency_keys (scope, fingerprint, answer) VALUES (RANDOM_BYTES(32), REPEAT('0', 64), '')";

/** The checksum of each table over all rows. */
async function rowsOf(release: Release, service: string): Promise<string> {
  const tables = (await askDatabase(release, service, 'SHOW TABLES')).trim().split('\n');
  return askDatabase(release, service, `CHECKSUM TABLE ${tables.map((table) => `\`${table}\``).join()}`);
}

async function loseVolume(release: Release, service: string): Promise<void> {
  const database = `${release.fullname}-${service}-mysql`;
  await release.kubectl('scale', 'statefulset', database, '--replicas=0');
  await release.kubectl('delete', 'pvc', `data-${database}-0`, '--wait');
  await release.kubectl('scale', 'statefulset', database, '--replicas=1');
  await until(
    `${database} is back`,
    async () => (await release.readyPods(`${service}-mysql`)).length === 1,
    180_000,
  );
  const left = await askDatabase(release, service, 'SHOW TABLES');
  if (left.trim() !== '') throw new Error(`${service} has lost its volume and still holds ${left}`);
}

async function restore(release: Release, service: string, before: string): Promise<void> {
  await runJob(release, `${service}-restore`);
  const after = await rowsOf(release, service);
  if (after !== before) throw new Error(`${service} held\n${before}\nand holds\n${after}`);
}

async function assertRefusedWhileItRuns(release: Release, service: string): Promise<void> {
  const first = `${release.selector},app.kubernetes.io/component=${service}-backup`;
  await release.kubectl('wait', '--for=condition=Complete', 'job', '-l', first, `--timeout=${JOB_LIMIT}`);
  const log = await runJob(release, `${service}-restore`, { end: 'Failed' });
  if (!log.includes('Nothing is restored')) throw new Error(log);
}

async function loseAndRestore(release: Release, service: string): Promise<string> {
  if (service === 'user') await assertRefusedWhileItRuns(release, service);
  await stopService(release, service);
  const before = await rowsOf(release, service);
  const log = await runJob(release, `${service}-backup`);
  await loseVolume(release, service);
  // A backup of an emptied database must not replace the good ones.
  if (service === 'product') {
    const said = await runJob(release, `${service}-backup`, { end: 'Failed' });
    if (!said.includes('less than half')) throw new Error(said);
  }
  await restore(release, service, before);
  if (service === 'order') {
    await askDatabase(release, service, WRITE_A_ROW);
    await restore(release, service, before);
  }
  await release.kubectl('scale', 'deploy', `${release.fullname}-${service}`, '--replicas=1');
  return `${before.trim().split('\n').length} tables of ${service} (${log.split(': ').at(-1) ?? ''})`;
}

export const backup: Check = {
  name: 'backup',
  async run({ release }) {
    const values = SERVICES.map((name) => `${name}.backup.enabled=true`);
    await release.install(values, { keep: true });
    const restored = await Promise.all(SERVICES.map((service) => loseAndRestore(release, service)));
    await release.untilSettled();
    await release.test();
    return `backed up, volume lost, restored, every row the same, once more after a write, and refused under a live service: ${restored.join('; ')}`;
  },
};
