/** The edge's settings. */
import { join } from 'node:path';
import { z } from 'zod';
import { sessionSettings } from '@bulkhead/chassis/config/sessionSettings';
import { httpOrigin, milliseconds, processSettings } from '@bulkhead/chassis/config/settings';

/** Prefix of an address: its host name stands for every replica that DNS lists, now and later. */
const FOLLOW = 'dns+';

const address = z
  .string()
  .transform((text) => ({ url: text.replace(FOLLOW, ''), isFollowed: text.startsWith(FOLLOW) }))
  .pipe(z.object({ url: httpOrigin, isFollowed: z.boolean() }));
export type Address = z.output<typeof address>;

/** One or more addresses of one service, separated by commas. Requests are spread over them. */
const addresses = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(address).min(1));

export const EdgeConfig = z.object({
  ...processSettings(8080),
  ...sessionSettings,
  USER_SERVICE_URL: addresses('http://127.0.0.1:5001'),
  PRODUCT_SERVICE_URL: addresses('http://127.0.0.1:5002'),
  ORDER_SERVICE_URL: addresses('http://127.0.0.1:5003'),
  /** How long a new edge waits for its services before it becomes ready without them. */
  FIND_SERVICES_MS: milliseconds(0),
  /** The folder of the built app. */
  APP_DIR: z.string().default(join(import.meta.dirname, '../dist')),
});

export type EdgeConfig = z.output<typeof EdgeConfig>;
