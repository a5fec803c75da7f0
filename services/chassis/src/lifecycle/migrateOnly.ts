/**
 * `main migrate`: brings the database up to date and exits. An init container runs
 * it before the service starts.
 */
import { openWithPatience } from './openWithPatience.ts';
import type { Service } from './startService.ts';

/** Waits for a database that starts later. False when a signal stopped it first. */
export async function migrateOnly(service: Service): Promise<boolean> {
  const migrating = openWithPatience({ ...service, open: async () => undefined });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => migrating.giveUp());
  await migrating.opened;
  await service.close?.();
  return migrating.done();
}
