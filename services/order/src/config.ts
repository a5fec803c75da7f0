/** The order service's settings. */
import { sessionSettings } from '@bulkhead/chassis/config/sessionSettings';
import {
  databaseUrl,
  httpOrigin,
  integer,
  milliseconds,
  perMinute,
  processSettings,
} from '@bulkhead/chassis/config/settings';
import { z } from 'zod';

export const OrderConfig = z.object({
  ...processSettings(5003),
  ...sessionSettings,
  DATABASE_URL: databaseUrl,
  /** Connections at most; a request uses one at a time. */
  DATABASE_POOL_SIZE: integer(1, 1000).default(10),
  /** Changes that one person may make, at each replica. */
  LIMIT_ORDER_CHANGES: perMinute(120),
  PRODUCT_SERVICE_URL: httpOrigin.default('http://127.0.0.1:5002'),
  /** How often the product copies are brought up to date. */
  PRODUCT_FEED_MS: milliseconds(2000),
});
export type OrderConfig = z.infer<typeof OrderConfig>;
