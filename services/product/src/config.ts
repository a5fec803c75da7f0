/** The product service's settings. */
import { z } from 'zod';
import { sessionSettings } from '@bulkhead/chassis/config/sessionSettings';
import { databaseSettings, flag, milliseconds, processSettings } from '@bulkhead/chassis/config/settings';

export const ProductConfig = z.object({
  ...processSettings(5002),
  ...sessionSettings,
  ...databaseSettings,
  /** How long a catalogue answer may be reused without asking the database; 0 turns it off. */
  CATALOGUE_CACHE_MS: milliseconds(1000),
  /** Fill an empty catalogue with the demo products at start. */
  SEED_DEMO_CATALOGUE: flag,
});
export type ProductConfig = z.output<typeof ProductConfig>;
