/** Automates what docs/operations.md does by hand with a database's backups. */
import { apply } from './kube.ts';
import type { Release } from './Release.ts';
import { run } from './run.ts';

/** The limit for a job to end or a pod to disappear. */
const LIMIT = '--timeout=120s';

interface Options {
  env?: Record<string, string>;
  end?: 'Complete' | 'Failed';
}

/** Runs a cron job of the release now, waits for the expected end, and returns its log. */
export async function runJob(
  release: Release,
  cronJob: string,
  { env = {}, end = 'Complete' }: Options = {},
): Promise<string> {
  const job = `${cronJob}-now`;
  await release.kubectl('delete', 'job', job, '--ignore-not-found', '--wait');
  const from = `--from=cronjob/${release.fullname}-${cronJob}`;
  const manifest = await release.kubectl('create', 'job', job, from, '--dry-run=client', '-o', 'yaml');
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const set = ['set', 'env', '--local', '-f', '-', '-o', 'yaml', ...settings];
  await apply(settings.length > 0 ? await run('kubectl', set, { input: manifest }) : manifest);
  await release.kubectl('wait', `--for=condition=${end}`, `job/${job}`, LIMIT);
  return (await release.kubectl('logs', `job/${job}`, '--all-containers')).trim();
}

/** Stops a service, because nothing is restored under a running one. */
export async function stopService(release: Release, service: string): Promise<void> {
  await release.kubectl('scale', 'deployment', `${release.fullname}-${service}`, '--replicas=0');
  const pods = `${release.selector},app.kubernetes.io/component=${service}`;
  await release.kubectl('wait', '--for=delete', 'pod', '-l', pods, LIMIT);
}
