/**
 * `make up`: starts the shop, prints its address, and ends all of it on Ctrl-C or when the terminal closes.
 */
import { isatty } from 'node:tty';
import { readSettings } from './settings.ts';
import { type LocalShop, startLocalShop } from './startLocalShop.ts';
import { terminalReport } from './terminalReport.ts';

const STOP_LIMIT_MS = 4800;
const LOOK_EVERY_MS = 500;

const terminal = terminalReport(process.stdout);
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {}); // a closed terminal accepts no output
const callOff = new AbortController();
let shop: LocalShop | undefined;
let asked = 0;

async function end(signal: NodeJS.Signals): Promise<void> {
  asked++;
  if (asked > 1) {
    if (signal === 'SIGHUP') return; // a closing terminal may be noticed twice
    process.exit(130); // the orphan guard ends what is still running
  }
  setTimeout(() => {
    terminal.say('Some parts took too long to stop; they are ended now. Your data is kept.');
    process.exit(1); // and the orphan guard ends them
  }, STOP_LIMIT_MS).unref();
  terminal.say(signal === 'SIGINT' ? '\nStopping. Once more to stop at once.' : 'Stopping.');
  callOff.abort(new Error('Stopped before it was ready.'));
  if (!shop) return; // the start itself cleans up
  await shop.stop();
  terminal.say('Stopped. Your data is kept; `make reset` forgets it.');
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(signal));

// Only the first process on a terminal is told that it closes. With `ssh -t host
// make up` that is make, so poll.
if (process.stdout.isTTY) {
  setInterval(() => {
    if (!isatty(process.stdout.fd)) process.emit('SIGHUP');
  }, LOOK_EVERY_MS).unref();
}

function welcome({ url, admin, services }: LocalShop, given: boolean, since: number): string {
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  const password = given ? '(the password you set)' : admin.password;
  return [
    '',
    `  The shop is open   ${url}   (after ${seconds} s)`,
    `  Admin              ${admin.username} / ${password}`,
    `  Services           user ${services.user.url}, product ${services.product.url}, order ${services.order.url}`,
    '  Ctrl-C closes it.',
    '',
  ].join('\n');
}

try {
  const since = performance.now();
  const { ports, dataDir, env } = readSettings();
  terminal.say('Bulkhead');
  if (process.stdout.isTTY) env.LOG_PRETTY ??= '1';
  shop = await startLocalShop({
    dataDir,
    env,
    ports,
    report: terminal,
    signal: callOff.signal,
  });
  terminal.say(welcome(shop, Boolean(env.ADMIN_PASSWORD), since));
  terminal.showOutput();
} catch (error) {
  const stopped = callOff.signal.aborted;
  const text = error instanceof Error ? error.message : String(error);
  terminal.say(stopped ? 'Stopped.' : `\n${text}`);
  process.exit(stopped ? 0 : 1);
}
