/** Every check of the cluster. */
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
 * In an order in which little has to change in between; each begins with the shop it needs. One after the other: two processors
 * are busy with one, and two at once take longer than both.
 */
export const CHECKS: readonly Check[] = [
  alerts,
  rendering,
  install,
  footprint,
  network,
  failures,
  drainReplica, // of the two replicas that are there by now
  expose,
  upgrade,
  restarts,
  scale,
  autoscaling,
  chaos,
  backup,
  rotateKeys, // signs out all people in the shop: nobody shops in it after that
  settings,
  operations,
  manifests,
  develop,
];
