/** A process's whole life: start, wait for the signal, drain, exit 0. What nobody expected ends it, with a line that says why. */
import type { ProcessSettings } from '../config/settings.ts';
import { startService, type RunningService, type Service } from './startService.ts';

export async function runService(service: Service, settings: ProcessSettings): Promise<void> {
  const { logger } = service;
  const fail = (error: unknown) => {
    logger.fatal({ err: error }, 'ended by an unexpected error');
    logger.flush(() => process.exit(1));
  };
  process.once('uncaughtException', fail);
  process.once('unhandledRejection', fail);
  try {
    const running = await startService(service, settings);
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
