/** Starts an edge on free ports in front of stand-ins, with its own small build of the app. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { startService, type RunningService } from '@bulkhead/chassis/lifecycle/startService';
import { temporaryFolder } from '@bulkhead/tools/engines/testServers';
import { EdgeConfig } from '../../../edge/config.ts';
import { createEdge } from '../../../edge/edge.ts';
import { PAGES } from './builtPages.ts';

export const SESSION_KEY = 'a key that is used in tests and nowhere else';
const NOBODY = 'http://127.0.0.1:1';

interface Address {
  url: string;
}

export interface EdgeOptions {
  user?: Address[];
  product?: Address[];
  order?: Address[];
  redisUrl?: string;
  trustProxy?: boolean;
  /** How many seconds a session is trusted without Redis. */
  sessionGrace?: number;
}

export async function startEdge(options: EdgeOptions = {}): Promise<RunningService> {
  const origins = (standIns: Address[] | undefined) => standIns?.map(({ url }) => url).join(',') ?? NOBODY;
  const config = EdgeConfig.parse({
    HOST: '127.0.0.1',
    PORT: '0',
    MANAGEMENT_PORT: '0',
    LOG_LEVEL: 'silent',
    TRUST_PROXY: options.trustProxy ? '1' : '0',
    SESSION_KEYS: SESSION_KEY,
    ...(options.sessionGrace !== undefined && { SESSION_OUTAGE_GRACE: String(options.sessionGrace) }),
    REDIS_URL: options.redisUrl ?? 'redis://127.0.0.1:1',
    USER_SERVICE_URL: origins(options.user),
    PRODUCT_SERVICE_URL: origins(options.product),
    ORDER_SERVICE_URL: origins(options.order),
    APP_DIR: builtApp(),
  });
  const edge = await startService(await createEdge(config), config);
  await edge.opened;
  return edge;
}

export const SCRIPT = `console.log(${JSON.stringify('x'.repeat(2000))})`;

/** Writes a small version of the build's output. */
export function builtApp(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, 'images'));
  writeFileSync(join(folder, 'pages.json'), JSON.stringify(PAGES));
  writeFileSync(join(folder, 'images', 'mug.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'sw.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'index-a1b2.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'index-a1b2.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'assets', 'index-a1b2.js.gz'), gzipSync(SCRIPT));
  return folder;
}
