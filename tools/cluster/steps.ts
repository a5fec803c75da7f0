/** Every check of the cluster, and which of them may go on at the same time. */
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
import { restarts } from './checks/restarts.ts';
import { drainReplica, rotateKeys, scale, upgrade } from './checks/rollouts.ts';
import { settings } from './checks/settings.ts';

/**
 * In an order in which little has to change in between; each begins with the shop it needs. What keeps times has the machine
 * for itself; beside what keeps none there is a lane for those that need no shop, or one of their own.
 */
export const STEPS: readonly (readonly (readonly Check[])[])[] = [
  // drainReplica: of the two replicas that are there after the failures.
  [[install, footprint, network, failures, drainReplica, expose, upgrade, restarts, scale, autoscaling]],
  [[chaos], [alerts, rendering, settings]],
  [[rotateKeys]], // signs out all people in the shop: nobody shops in it after that
  [[operations, manifests], [backup]],
  [[develop]],
];
export const CHECKS = STEPS.flat(2);
