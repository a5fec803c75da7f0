/** The four images of the shop. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../local/root.ts';

export const IMAGE_NAMES = ['user', 'product', 'order', 'frontend'] as const;
export type ImageName = (typeof IMAGE_NAMES)[number];

export const BASE_IMAGE = 'node:24-bookworm-slim';

/** The version in package.json and in the chart. */
export const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string })
  .version;

export const imageOf = (name: ImageName, tag = VERSION): string => `bulkhead/${name}:${tag}`;
