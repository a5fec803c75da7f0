/**
 * Finds busy ports before anything starts, and reports in one message which ones,
 * for what, and who uses them.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { processNames } from '../build/processes.ts';
import { isPortFree } from '../engines/freePort.ts';
import { portOwner } from './portOwner.ts';
import { managementPort, type Ports } from './Ports.ts';

const TITLES = { user: 'user service', product: 'product service', order: 'order service', edge: 'shop' };

/** A shop that was killed needs a moment to disappear. */
const PATIENCE_MS = 1500;

/** A listener on any of these addresses would answer in place of the shop. */
async function isBusy(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) if (!(await isPortFree(port, host))) return true;
  return false;
}

async function staysBusy(port: number, deadline: number): Promise<boolean> {
  while (await isBusy(port)) {
    if (Date.now() > deadline) return true;
    await delay(50);
  }
  return false;
}

export async function assertPortsFree(ports: Ports): Promise<void> {
  const wanted = processNames.flatMap((name) => [
    { port: ports[name], title: `the ${TITLES[name]}` },
    { port: managementPort(ports[name]), title: `the ${TITLES[name]}'s health and metrics` },
  ]);
  const lines: string[] = [];
  const deadline = Date.now() + PATIENCE_MS;
  for (const { port, title } of wanted) {
    if (await staysBusy(port, deadline)) lines.push(`  ${port}, for ${title}: ${await portOwner(port)}`);
  }
  if (lines.length === 0) return;
  const busy = (port: number) => lines.some((line) => line.startsWith(`  ${port},`));
  const isHit = (port: number) => busy(port) || busy(managementPort(port));
  const moves = [
    ...(isHit(ports.edge) ? [`PORT=${ports.edge + 10}`] : []),
    ...([ports.user, ports.product, ports.order].some(isHit) ? [`SERVICES_PORT=${ports.user + 100}`] : []),
  ];
  throw new Error(
    [
      lines.length === 1 ? 'A port is busy:' : 'Some ports are busy:',
      ...lines,
      `End what uses ${lines.length === 1 ? 'it' : 'them'} (another shop?), or go elsewhere: ${moves.join(' ')} make up`,
    ].join('\n'),
  );
}
