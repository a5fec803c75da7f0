/** `make reset`: deletes everything that the shop of `make up` has stored, unless it is running. */
import { existsSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { endLeftover, livePid } from '../engines/pidFile.ts';
import { readSettings } from './settings.ts';
import { lockFile } from './startLocalShop.ts';

const KEPT = [
  ...['user-database', 'product-database', 'order-database', 'redis'],
  ...['logs', 'session-keys', 'admin-password', 'shop.pid'],
];

const { dataDir } = readSettings();
const running = livePid(lockFile(dataDir));
if (running) {
  console.error(`The shop is running on ${dataDir} (process ${running}). End it with Ctrl-C first.`);
  process.exit(1);
}
if (existsSync(dataDir)) {
  // Only the shop's own files: DATA_DIR may name a folder that contains other things.
  for (const name of KEPT) {
    await endLeftover(join(dataDir, name, 'server.pid'));
    await rm(join(dataDir, name), { recursive: true, force: true });
  }
  await rmdir(dataDir).catch(() => {});
  console.log(`Forgot everything the shop kept in ${dataDir}.`);
} else {
  console.log('There was nothing to forget.');
}
