/** The public images of the servers that the shop needs, as the chart's values name them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../local/root.ts';

interface Image {
  repository: string;
  tag: string;
}

function imageIn(path: string, section: string): string {
  const values = parse(readFileSync(join(ROOT, path), 'utf8')) as Record<string, { image: Image }>;
  const image = values[section]?.image;
  if (!image) throw new Error(`${path} names no image of ${section}`);
  return `${image.repository}:${image.tag}`;
}

export const databaseImage = (): string => imageIn('charts/bulkhead/charts/service/values.yaml', 'database');
export const redisImage = (): string => imageIn('charts/bulkhead/values.yaml', 'redis');
