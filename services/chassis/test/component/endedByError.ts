/** A process in which several unexpected errors occur. Prints what it logs. */
import { processSettings } from '../../src/config/settings.ts';
import { runService } from '../../src/lifecycle/runService.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { z } from 'zod';

const refused = () => Object.assign(new Error('refused'), { command: { name: 'auth', args: ['swordfish'] } });

runService(z.object(processSettings(0)), async (config) => ({
  logger: await createLogger({ service: 'ended', ...config }),
  metrics: createMetrics('ended'),
  listener: () => undefined,
  open: () => {
    for (let i = 0; i < 5; i += 1) void Promise.reject(refused());
    return Promise.resolve();
  },
}));
