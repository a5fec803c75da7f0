/** The port of each process of the shop. Its management port is always a thousand higher. */
import type { ProcessName } from '../build/processes.ts';
import { freePort, isPortFree } from '../engines/freePort.ts';

export type Ports = Record<ProcessName, number>;

export const managementPort = (port: number): number => port + 1000;

/** @param first of the three ports of the services */
export const portsFrom = (shop: number, first: number): Ports => ({
  user: first,
  product: first + 1,
  order: first + 2,
  edge: shop,
});

/** Free ports for a shop beside others: in tests, drills and benchmarks. */
export async function freePorts(): Promise<Ports> {
  const taken = new Set<number>();
  const next = async (): Promise<number> => {
    const port = await freePort();
    if (taken.has(port) || taken.has(port + 1000) || taken.has(port - 1000)) return next();
    if (!(await isPortFree(managementPort(port)))) return next();
    taken.add(port);
    return port;
  };
  return { user: await next(), product: await next(), order: await next(), edge: await next() };
}
