/** The port of each process of the shop. Its management port is always a thousand higher. */
import type { ProcessName } from '../build/processes.ts';
import { claimPort, freePort } from '../engines/freePort.ts';

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
  const next = async (): Promise<number> => {
    const port = await freePort();
    return (await claimPort(managementPort(port))) ? port : next();
  };
  return { user: await next(), product: await next(), order: await next(), edge: await next() };
}
