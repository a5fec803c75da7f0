/** Runs one outage from beginning to end: break, watch, heal, watch the recovery. */
import { setTimeout as delay } from 'node:timers/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { HealthWatch } from '../checks/HealthWatch.ts';
import type { Fault } from '../faults/Fault.ts';
import type { Journey } from '../journeys/Journey.ts';
import { journeys } from '../journeys/journeys.ts';
import type { World } from '../journeys/World.ts';
import { type DrillShop, replicasOf } from '../shop/DrillShop.ts';
import type { Recorder } from '../traffic/Recorder.ts';
import type { Traffic } from '../traffic/Traffic.ts';
import { CpuPressure } from './CpuPressure.ts';
import type { Component } from './components.ts';
import { promised, type Promised } from './expectations.ts';
import { judgeCell } from './judgeCell.ts';
import { limits } from './limits.ts';
import type { Outage } from './Outage.ts';
import type { UsualTimes } from './UsualTimes.ts';

/** In addition to the quiet end of the round before. */
const BEFORE_MS = 1000;
const QUIET_MS = 2000;
const WATCH_MS = limits.recoveryMs + 3000;
const LOOK_EVERY_MS = 100;
/** Needed for each cell in which shoppers log out. */
const SPARE_SESSIONS = 300;

export interface Stage {
  shop: DrillShop;
  world: World;
  traffic: Traffic;
  recorder: Recorder;
  health: HealthWatch;
  usual: UsualTimes;
}

interface Times {
  healthyFrom: number;
  brokenAt: number;
  /** When the fault ended, and when the part could work again. */
  endedAt: number;
  returnedAt: number;
  goneAt: number;
}

export async function runRound(stage: Stage, component: Component, fault: Fault): Promise<Outage> {
  const pressure = new CpuPressure();
  const lag = monitorEventLoopDelay({ resolution: 10 });
  lag.enable();
  const times = await breakAndHeal(stage, component, fault);
  lag.disable();
  const outage: Outage = {
    component,
    fault,
    cells: judgeCells(stage, times, { component, fault, lagMs: lag.percentile(99) / 1e6 }),
    trouble: [...healthTrouble(stage, times, component, fault), ...floodsOf(stage.shop, times, fault)],
    cpuPressure: pressure.share(),
  };
  stage.recorder.forgetBefore(times.goneAt - QUIET_MS);
  return outage;
}

async function breakAndHeal(
  { shop, world, traffic, recorder }: Stage,
  component: Component,
  fault: Fault,
): Promise<Times> {
  const promises = promised(component.row, fault.name);
  const parts = component.partsOf(shop);
  await world.goods.warm(world.client);
  await world.sessions.fill(SPARE_SESSIONS);
  for (const { log } of replicasOf(shop)) log.takeWarnings();
  const healthyFrom = Math.max(world.wholeSince - QUIET_MS, world.healedAt);
  await delay(BEFORE_MS);

  const brokenAt = performance.now();
  world.wholeSince = Infinity;
  traffic.throttleHashing(
    (journey) => promises[journeys.indexOf(journey)] !== '○' || fault.refusesLate === true,
  );
  await Promise.all(parts.map(async (part) => fault.begin(part, shop)));
  await untilTried(recorder, promises, { since: brokenAt + limits.graceMs, pace: traffic.pace });

  const endedAt = performance.now();
  traffic.throttleHashing(() => true);
  await Promise.all(parts.map(async (part) => fault.end(part, shop)));
  const returnedAt = performance.now();
  await traffic.answered(returnedAt);
  const goneAt = await untilQuiet(recorder, returnedAt);
  world.healedAt = returnedAt;
  world.wholeSince = goneAt;
  return { healthyFrom, brokenAt, endedAt, returnedAt, goneAt };
}

const wantedOf = ({ hashes }: Journey) => Math.ceil(limits.requests * (hashes ? limits.hashing : 1));

/**
 * Waits until every journey that should work was tried often enough. It gives up
 * after a while, and the cells show it.
 */
async function untilTried(
  recorder: Recorder,
  promises: readonly Promised[],
  { since, pace }: { since: number; pace: number },
): Promise<void> {
  const usualMs = (1000 * limits.requests) / pace;
  await delay(since + usualMs - performance.now());
  const isTried = (journey: Journey, i: number) =>
    promises[i] === '○' ||
    recorder.between(journey.name, since, performance.now()).length >= wantedOf(journey);
  while (!journeys.every(isTried) && performance.now() < since + 2 * usualMs) await delay(LOOK_EVERY_MS);
}

/**
 * Waits until everything has worked for a while, or the time for it is over: judging then shows what did not.
 */
export async function untilQuiet(recorder: Recorder, since: number): Promise<number> {
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

function judgeCells(
  { recorder, usual }: Stage,
  { healthyFrom, brokenAt, endedAt, returnedAt, goneAt }: Times,
  { component, fault, lagMs }: Pick<Outage, 'component' | 'fault'> & { lagMs: number },
): Outage['cells'] {
  const promises = promised(component.row, fault.name);
  return journeys.map((journey, i) => {
    const between = (from: number, to: number) => recorder.between(journey.name, from, to);
    const caught = between(healthyFrom, brokenAt).filter(({ at, ms }) => at + ms > brokenAt);
    const before = between(healthyFrom, brokenAt).filter((sample) => !caught.includes(sample));
    return judgeCell(
      {
        early: [...caught, ...between(brokenAt, brokenAt + limits.graceMs)],
        later: between(brokenAt + limits.graceMs, endedAt),
        returning: between(endedAt, returnedAt),
        afterwards: between(returnedAt, goneAt),
        endedAt,
        returnedAt,
        usualMs: usual.add(
          journey.name,
          before.map(({ ms }) => ms),
        ),
      },
      {
        promise: promises[i] ?? '●',
        journey,
        wanted: wantedOf(journey),
        isFitful: fault.isFitful ?? false,
        isEdge: component.isEdge ?? false,
        isBehindBreaker: component.isBehindBreaker ?? false,
        lagMs,
      },
    );
  });
}

function healthTrouble({ health, shop }: Stage, times: Times, component: Component, fault: Fault): string[] {
  return health.trouble(times, {
    silent: fault.silencesProcess ? component.partsOf(shop).map(({ name }) => name) : [],
    notReady: fault.name === 'full' ? [] : (component.notReady ?? []),
    isFitful: fault.isFitful ?? false,
  });
}

/** Processes that logged more warnings than the outage deserves. */
function floodsOf(shop: DrillShop, { brokenAt, endedAt }: Times, { isFitful }: Fault): string[] {
  const spans = isFitful ? Math.max(1, (endedAt - brokenAt) / limits.warningsMs) : 1;
  return replicasOf(shop).flatMap(({ name, log }) => {
    const warnings = log.takeWarnings();
    if (warnings.length <= limits.warnings * spans) return [];
    return [`${name} wrote ${warnings.length} warnings, such as ${warnings.at(-1) ?? ''}`];
  });
}
