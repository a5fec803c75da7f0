/**
 * Runs a process from settings to exit: start, signal, drain, exit 0. An unexpected
 * error is logged and ends it with 1.
 */
import type { z } from 'zod';
import { ConfigError, readConfig } from '../config/readConfig.ts';
import type { ProcessSettings } from '../config/settings.ts';
import { migrateOnly } from './migrateOnly.ts';
import { startService, type RunningService, type Service } from './startService.ts';

/** Returns no promise: a bundle without top-level await needs less memory. */
export function runService<S extends z.ZodType<ProcessSettings>>(
  schema: S,
  create: (config: z.output<S>) => Service | Promise<Service>,
): void {
  live(schema, create).catch((error: unknown) => {
    console.error(toldOf(error));
    process.exitCode = 1;
  });
}

/** What may be printed of an error. The whole object may contain an address with its password. */
function toldOf(error: unknown): unknown {
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? error.stack : error;
}

async function live<S extends z.ZodType<ProcessSettings>>(
  schema: S,
  create: (config: z.output<S>) => Service | Promise<Service>,
): Promise<void> {
  const config = readConfig(schema);
  const service = await create(config);
  let hasFailed = false;
  const fail = (error: unknown) => {
    if (hasFailed) return;
    hasFailed = true;
    service.logger.fatal({ err: error }, 'ended by an unexpected error');
    service.logger.flush(() => process.exit(1));
  };
  // `on`, not `once`: without a listener, Node.js prints a second error with everything in it.
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  if (process.argv[2] === 'migrate') {
    process.exitCode = (await migrateOnly(service)) ? 0 : 1;
    return;
  }
  try {
    const running = await startService(service, config);
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => void stop(running, service));
  } catch (error) {
    fail(error);
  }
}

async function stop(running: RunningService, { logger }: Service): Promise<void> {
  await running.stop();
  logger.flush(() => process.exit(0));
}
