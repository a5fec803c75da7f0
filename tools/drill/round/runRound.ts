/** One outage from beginning to end: break it, watch, heal it, watch it come back. */
import { setTimeout as delay } from 'node:timers/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Fault } from '../faults/Fault.ts';
import { journeys } from '../journeys/journeys.ts';
import type { World } from '../journeys/World.ts';
import { type DrillShop, replicasOf } from '../shop/DrillShop.ts';
import type { Recorder } from '../traffic/Recorder.ts';
import type { Traffic } from '../traffic/Traffic.ts';
import type { HealthWatch } from '../checks/HealthWatch.ts';
import type { Component } from './components.ts';
import { promised, type Promised } from './expectations.ts';
import { quantile } from './figures.ts';
import { judgeCell, type Cell } from './judgeCell.ts';
import { limits } from './limits.ts';

const BEFORE_MS = 3000;
const QUIET_MS = 3000;
const WATCH_MS = limits.recoveryMs + 3000;
const LOOK_EVERY_MS = 100;
/** For each cell in which people log out. */
const SPARE_SESSIONS = 300;

export interface Stage {
  shop: DrillShop;
  world: World;
  traffic: Traffic;
  recorder: Recorder;
  health: HealthWatch;
}

export interface Outage {
  component: Component;
  fault: Fault;
  promises: Promised[];
  /** In the order of the journeys. */
  cells: Cell[];
  /** What went wrong beside the journeys. */
  trouble: string[];
}

export async function runRound(stage: Stage, component: Component, fault: Fault): Promise<Outage> {
  const { shop, world, traffic, recorder, health } = stage;
  const promises = promised(component.row, fault.name);
  const parts = component.partsOf(shop);

  await world.goods.warm(world.client);
  await world.sessions.fill(SPARE_SESSIONS);
  for (const { log } of replicasOf(shop)) log.takeWarnings();
  const healthyFrom = performance.now();
  await delay(BEFORE_MS);

  const lag = monitorEventLoopDelay({ resolution: 10 });
  lag.enable();
  const brokenAt = performance.now();
  world.wholeSince = Infinity;
  traffic.setPaces((journey) => promises[journeys.indexOf(journey)] === '○');
  await Promise.all(parts.map((part) => fault.begin(part, shop)));
  // As long as it takes for enough requests after the grace.
  const outageMs = limits.graceMs + (1000 * limits.requests) / traffic.pace;
  await delay(outageMs - (performance.now() - brokenAt));

  const endedAt = performance.now();
  await Promise.all(parts.map((part) => fault.end(part, shop)));
  const returnedAt = performance.now();
  traffic.setPaces(() => false);
  const goneAt = await untilQuiet(recorder, returnedAt);
  world.healedAt = returnedAt;
  world.wholeSince = performance.now();
  lag.disable();

  const lagMs = lag.percentile(99) / 1e6;
  const cells = journeys.map(({ name, tells }, i) =>
    judgeCell(
      {
        early: recorder.between(name, brokenAt, brokenAt + limits.graceMs),
        later: recorder.between(name, brokenAt + limits.graceMs, endedAt),
        afterwards: recorder.between(name, returnedAt, goneAt),
        returnedAt,
        usualMs: quantile(
          recorder.between(name, healthyFrom, brokenAt).map(({ ms }) => ms),
          0.95,
        ),
      },
      {
        promise: promises[i] ?? '●',
        tells,
        isFitful: fault.isFitful ?? false,
        isEdge: component.isEdge ?? false,
        lagMs,
      },
    ),
  );
  const silent = fault.silencesProcess ? parts.map((part) => part.name) : [];
  const trouble = [
    ...health.troubleBetween(brokenAt, returnedAt, {
      silent,
      notReady: fault.name === 'full' ? [] : (component.notReady ?? []),
      isFitful: fault.isFitful ?? false,
    }),
    ...floodsOf(shop),
  ];
  recorder.forgetBefore(performance.now());
  return { component, fault, promises, cells, trouble };
}

/** When everything has worked for a while, or the time for that is over. */
async function untilQuiet(recorder: Recorder, since: number): Promise<number> {
  for (;;) {
    await delay(LOOK_EVERY_MS);
    const now = performance.now();
    const from = Math.max(since, now - QUIET_MS);
    const isQuiet = journeys.every(({ name }) =>
      recorder.between(name, from, now).every(({ outcome }) => outcome === 'works'),
    );
    if (now - since > WATCH_MS || (isQuiet && now - since > QUIET_MS)) return now;
  }
}

/** Who told of the outage at greater length than it deserves. */
function floodsOf(shop: DrillShop): string[] {
  return replicasOf(shop).flatMap(({ name, log }) => {
    const warnings = log.takeWarnings();
    if (warnings.length <= limits.warnings) return [];
    return [`${name} wrote ${warnings.length} warnings, such as ${warnings.at(-1) ?? ''}`];
  });
}
