/**
 * The shop for the browser tests: real processes, databases and Redis, started once for all test files of a
 * run.
 */
import { type LocalShop, startLocalShop } from '@bulkhead/tools/local/startLocalShop';
import { temporaryFolder } from '@bulkhead/tools/engines/testServers';

let shop: Promise<LocalShop> | undefined;

/** High limits, because all tests come from one address; the limits have their own tests. */
const env = {
  LOG_LEVEL: 'warn',
  LIMIT_LOGIN: '1000',
  LIMIT_REGISTER: '1000',
  LIMIT_EXISTS: '1000',
  LIMIT_ORDER_CHANGES: '1000',
};

export function startShop(): Promise<LocalShop> {
  shop ??= startLocalShop({ dataDir: temporaryFolder(), durable: false, env });
  return shop;
}

after('close the shop', async function () {
  this.timeout(20_000);
  await (await shop)?.stop();
  shop = undefined;
});
