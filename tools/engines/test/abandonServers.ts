/** Starts servers, prints their ids, and waits to be killed: the parent process in the test of orphans. */
import { startDatabase } from '../DatabaseServer.ts';
import { startRedis } from '../RedisServer.ts';
import { temporaryFolder } from '../testServers.ts';

const folder = temporaryFolder();
const servers = await Promise.all([
  startDatabase({ dir: `${folder}/database` }),
  startRedis({ dir: `${folder}/redis` }),
]);
console.log(JSON.stringify({ pids: servers.map(({ pid }) => pid), folder }));
setInterval(() => {}, 60_000);
