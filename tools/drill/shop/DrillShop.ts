/**
 * The shop that the drill breaks: two replicas of every process, and a proxy on every
 * connection between two parts.
 */
import type { DatabaseServer } from '../../engines/DatabaseServer.ts';
import type { RedisServer } from '../../engines/RedisServer.ts';
import type { OwnedProcess } from '../../engines/OwnedProcess.ts';
import type { ProcessName } from '../../build/processes.ts';
import { Part } from './Part.ts';
import type { ProcessLog } from './ProcessLog.ts';

export type ServiceName = 'user' | 'product' | 'order';
export const SERVICES: readonly ServiceName[] = ['user', 'product', 'order'];

export class Replica extends Part<OwnedProcess> {
  readonly process: ProcessName;
  readonly managementUrl: string;
  readonly log: ProcessLog;

  constructor(
    making: ConstructorParameters<typeof Part<OwnedProcess>>[0],
    place: { process: ProcessName; managementUrl: string; log: ProcessLog },
  ) {
    super(making);
    this.process = place.process;
    this.managementUrl = place.managementUrl;
    this.log = place.log;
  }
}

export interface DrillShop {
  edges: Replica[];
  services: Record<ServiceName, Replica[]>;
  databases: Record<ServiceName, Part<DatabaseServer>>;
  redis: Part<RedisServer>;
  /** Address of Redis itself, past its proxy. */
  redisUrl: string;
  adminUrlOf(service: ServiceName): string;
  sessionKeys: string;
  stop(): Promise<void>;
}

export const replicasOf = ({ edges, services }: DrillShop): Replica[] => [
  ...Object.values(services).flat(),
  ...edges,
];

export const partsOf = (shop: DrillShop): Part[] => [
  ...replicasOf(shop),
  ...Object.values(shop.databases),
  shop.redis,
];
