/** Every check of the cluster, and which of them run together. */
import type { Check } from './Check.ts';
import { alerts } from './checks/alerts.ts';
import { autoscaling } from './checks/autoscaling.ts';
import { backup } from './checks/backup.ts';
import { chaos } from './checks/chaos.ts';
import { develop } from './checks/develop.ts';
import { expose } from './checks/expose.ts';
import { failures } from './checks/failures.ts';
import { footprint } from './checks/footprint.ts';
import { install } from './checks/install.ts';
import { manifests } from './checks/manifests.ts';
import { network } from './checks/network.ts';
import { operations } from './checks/operations.ts';
import { rendering } from './checks/rendering.ts';
import { leftHung, restarts } from './checks/restarts.ts';
import { drainReplica, rotateKeys, scale, upgrade } from './checks/rollouts.ts';
import { settings } from './checks/settings.ts';

/**
 * Ordered so that little has to change in between; each check sets up the shop it needs. They run one after
 * another, because one keeps two processors busy. In a round of several only the first has time limits or
 * load, and none touches anything of another.
 */
export const ROUNDS: readonly (readonly Check[])[] = [
  [install],
  [footprint],
  [network],
  [failures],
  [drainReplica], // uses the two replicas left by the check before
  [expose],
  [upgrade],
  [restarts],
  [leftHung, alerts, rendering],
  [scale],
  [autoscaling],
  [chaos, settings],
  [backup],
  [rotateKeys], // signs out all shoppers, so no later check uses them
  [operations],
  [manifests],
];

/** Runs only by name: it is about the sources, and deletes the shop of the others. */
export const BY_NAME: readonly Check[] = [develop];
