/**
 * The parts that every service has (log, metrics, database, sessions), and the service made of them and its own routes.
 * A service's own service.ts adds the rest.
 */
import type { SessionSettings } from '../config/sessionSettings.ts';
import type { ProcessSettings } from '../config/settings.ts';
import { createApi } from '../http/createApi.ts';
import type { Route } from '../http/route.ts';
import { createLogger, type Logger } from '../observability/logger.ts';
import { createMetrics, type Metrics } from '../observability/metrics.ts';
import { openSessions, type Sessions } from '../sessions/openSessions.ts';
import { refuseForeignOrigin } from '../sessions/refuseForeignOrigin.ts';
import { createSessionGate } from '../sessions/sessionGate.ts';
import { Database } from '../storage/Database.ts';
import { migrate, type AfterMigration, type Migration } from '../storage/migrate.ts';
import type { Service } from './startService.ts';

type Settings = ProcessSettings & SessionSettings & { DATABASE_URL: string; DATABASE_POOL_SIZE: number };

export interface Parts {
  logger: Logger;
  metrics: Metrics;
  database: Database;
  sessions: Sessions;
}

interface Own {
  routes: Route[];
  migrations: Migration[];
  /** Runs after the migrations, under the same lock. */
  afterMigration?: AfterMigration;
  open?: () => Promise<void>;
  /** Runs before the sessions and the database are closed. */
  close?: () => Promise<void>;
}

/** Opens the common parts. `assemble` turns them and the service's own into a service. */
export async function openParts(name: string, settings: Settings) {
  const logger = await createLogger({ service: name, ...settings });
  const metrics = createMetrics(name);
  const { DATABASE_URL: url, DATABASE_POOL_SIZE: poolSize } = settings;
  const database = new Database({ url, poolSize, metrics });
  const sessions = openSessions(settings, { logger, metrics });
  const parts: Parts = { logger, metrics, database, sessions };

  function assemble({ routes, migrations, afterMigration, open, close }: Own): Service {
    const serve = createApi({
      service: name,
      routes,
      logger,
      metrics,
      trustProxy: settings.TRUST_PROXY,
      sessions: createSessionGate(sessions),
      guards: [refuseForeignOrigin],
    }).callback();
    return {
      logger,
      metrics,
      listener: (request, response) => void serve(request, response),
      migrate: () => migrate(url, migrations, logger, afterMigration),
      ...(open && { open }),
      checkReady: () => database.ping(),
      async close() {
        await close?.();
        await sessions.close();
        await database.close();
      },
    };
  }
  return { ...parts, assemble };
}
