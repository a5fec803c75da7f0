/** The order service's settings. */
import { sessionSettings } from '@bulkhead/chassis/config/sessionSettings';
import {
  databaseSettings,
  httpOrigin,
  milliseconds,
  perMinute,
  processSettings,
} from '@bulkhead/chassis/config/settings';
import { z } from 'zod';

export const OrderConfig = z.object({
  ...processSettings(5003),
  ...sessionSettings,
  ...databaseSettings,
  /** Changes that one person may make per minute, at each replica. */
  LIMIT_ORDER_CHANGES: perMinute(120),
  PRODUCT_SERVICE_URL: httpOrigin.default('http://127.0.0.1:5002'),
  /** How often the product copies are updated. */
  PRODUCT_FEED_MS: milliseconds(2000),
});
export type OrderConfig = z.infer<typeof OrderConfig>;
