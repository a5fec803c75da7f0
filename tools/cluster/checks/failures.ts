/** Checks the outage table on real pods: each part scaled to zero, and each hung. */
import { setTimeout as delay } from 'node:timers/promises';
import { journeys } from '../../drill/journeys/journeys.ts';
import { promised, type RowName } from '../../drill/round/expectations.ts';
import { CpuPressure } from '../../drill/round/CpuPressure.ts';
import { greatest } from '../../drill/round/figures.ts';
import { judgeCell, type Cell } from '../../drill/round/judgeCell.ts';
import { limits } from '../../drill/round/limits.ts';
import { untilQuiet } from '../../drill/round/runRound.ts';
import { UsualTimes } from '../../drill/round/UsualTimes.ts';
import type { World } from '../../drill/journeys/World.ts';
import type { Check } from '../Check.ts';
import { until } from '../kube.ts';
import { meetHungEdge } from '../meetHungEdge.ts';
import { signalPod } from '../node.ts';
import type { Release } from '../Release.ts';
import type { Stage } from '../Stage.ts';
import { testValues, twoReplicas } from '../testValues.ts';

const BEFORE_MS = 1500;
const BROKEN_MS = 6_000;
/** The extra delay allowed for answers: one node also runs the control plane and the shoppers. */
const CROWDED_MS = 300;
/** Of 60 shoppers. */
const READY_TO_ORDER = 15;
const READY_LIMIT_MS = 20_000;

interface Missing {
  title: string;
  components: readonly string[];
  kind: 'deploy' | 'statefulset';
  row: RowName;
  isBehindBreaker: boolean;
  isEdge?: boolean;
}

const service = (title: string, row: RowName, components: readonly string[]): Missing => ({
  ...{ title, components, row },
  kind: 'deploy',
  isBehindBreaker: true,
});

const store = (component: string, row: RowName): Missing => ({
  ...{ title: component, components: [component], row },
  kind: 'statefulset',
  isBehindBreaker: false,
});

const SERVICES = ['user', 'product', 'order'] as const;

const PARTS: readonly Missing[] = [
  ...SERVICES.flatMap((name) => [service(name, name, [name]), store(`${name}-mysql`, name)]),
  store('redis', 'redis'),
];

const oneOfTwo = (component: string): Missing => ({
  title: `one of two ${component}`,
  components: [component],
  kind: 'deploy',
  row: 'nothing',
  isBehindBreaker: false,
  isEdge: component === 'frontend',
});

interface Fault {
  name: string;
  begin(release: Release, part: Missing): Promise<void>;
  /** Resolves when the part is ready again. */
  end(release: Release, part: Missing): Promise<void>;
}

async function scaleTo(release: Release, { kind, components }: Missing, replicas: number): Promise<void> {
  const names = components.map((component) => `${release.fullname}-${component}`);
  await release.kubectl('scale', kind, ...names, `--replicas=${replicas}`);
}

const gone: Fault = {
  name: 'scaled to nothing',
  async begin(release, part) {
    const selector = `${release.selector},app.kubernetes.io/component in (${part.components.join()})`;
    const end = ['delete', 'pod', '-l', selector, '--grace-period=1'];
    await release.kubectl(...end, '--wait=false'); // first, or they would have their whole grace
    await scaleTo(release, part, 0);
    await release.kubectl(...end, '--wait');
  },
  async end(release, part) {
    await scaleTo(release, part, 1);
    await release.untilSettled();
  },
};

const hung: Fault = {
  name: 'hung',
  async begin(release, { components }) {
    for (const component of components) {
      const [pod] = await release.readyPods(component);
      await signalPod(release.namespace, pod ?? '', 'SIGSTOP');
    }
  },
  async end(release, { components, row }) {
    for (const component of components) {
      const ready = await release.readyPods(component);
      if (row === 'nothing' && ready.length !== 1)
        throw new Error(`${component}: ${ready.length} ready, one hung`);
      for (const { metadata } of await release.pods(component))
        await signalPod(release.namespace, metadata.name, 'SIGCONT');
    }
    await release.untilSettled();
  },
};

const killed: Fault = {
  name: 'killed',
  async begin(release, { components: [component] }) {
    const [pod] = await release.readyPods(component ?? '');
    await signalPod(release.namespace, pod ?? '', 'SIGKILL');
  },
  async end(release, { title, components: [component] }) {
    await release.untilSettled();
    const restarts = (await release.pods(component)).map(
      ({ status }) => status.containerStatuses?.[0]?.restartCount,
    );
    if (!restarts.some((count) => count !== undefined && count > 0)) throw new Error(`Not killed: ${title}`);
  },
};

const usual = new UsualTimes();

/** Shoppers who could check out at this moment: an outage must not begin just after all of them have ordered. */
const readyToOrder = ({ crowd }: World) =>
  crowd.shoppers.filter(({ basket }) => !basket.uncertain && basket.quantity > 0).length;

/** Repeats an outage on an overloaded machine, which breaks promises by itself, as in the drill. */
async function tryFairly(stage: Stage, part: Missing, fault: Fault): Promise<Cell[]> {
  for (let attempt = 1; ; attempt += 1) {
    const pressure = new CpuPressure();
    const cells = await tryOut(stage, part, fault);
    const isFair = !pressure.isTooMuch() || attempt === limits.attempts;
    if (isFair || cells.every(({ broken }) => broken.length === 0)) return cells;
  }
}

async function tryOut(stage: Stage, part: Missing, fault: Fault): Promise<Cell[]> {
  const { release, recorder, world, traffic } = stage;
  const promises = promised(part.row, 'killed');
  await world.goods.warm(world.client);
  const from = performance.now();
  const times = { brokenAt: 0, endedAt: 0, returnedAt: 0 };
  await stage.during(async () => {
    await delay(BEFORE_MS);
    await until(
      'shoppers have something to order',
      async () => readyToOrder(world) >= READY_TO_ORDER,
      READY_LIMIT_MS,
    );
    world.wholeSince = Infinity; // from now on they order it, and repeat an order that gets no answer
    await fault.begin(release, part);
    times.brokenAt = performance.now();
    traffic.throttleHashing((journey) => promises[journeys.indexOf(journey)] !== '○');
    await delay(BROKEN_MS);
    times.endedAt = performance.now();
    await fault.end(release, part);
    times.returnedAt = performance.now();
    traffic.throttleHashing(() => true);
    await untilQuiet(recorder, times.returnedAt);
  });
  world.healedAt = times.returnedAt;
  world.wholeSince = performance.now();
  return journeys.map((journey, i) => judge(from, { ...times, journey, promise: promises[i] ?? '●' }));

  function judge(
    began: number,
    seen: typeof times & { journey: (typeof journeys)[number]; promise: Cell['promise'] },
  ): Cell {
    const { journey, brokenAt, endedAt, returnedAt } = seen;
    const between = (a: number, b: number) => recorder.between(journey.name, a, b);
    const before = between(began, began + BEFORE_MS);
    return judgeCell(
      {
        early: between(brokenAt, brokenAt + limits.graceMs),
        later: between(brokenAt + limits.graceMs, endedAt),
        returning: between(endedAt, returnedAt),
        afterwards: between(returnedAt, performance.now()),
        ...{ endedAt, returnedAt },
        usualMs: usual.add(
          journey.name,
          before.map(({ ms }) => ms),
        ),
      },
      {
        promise: seen.promise,
        journey,
        wanted: 1,
        isFitful: false,
        isEdge: part.isEdge ?? false,
        isBehindBreaker: part.isBehindBreaker,
        lagMs: CROWDED_MS,
      },
    );
  }
}

const symbolOf = ({ promise, broken }: Cell) => (broken.length > 0 ? '✗' : promise);

function reasonsOf(cells: readonly Cell[]): string[] {
  return cells.flatMap(({ broken }, i) =>
    broken.map(({ rule, samples }) => {
      const [sample] = samples;
      const shown = sample ? ` (${samples.length} times, such as ${sample.why ?? sample.outcome})` : '';
      return `      ${journeys[i]?.name ?? ''}: ${rule}${shown}`;
    }),
  );
}

interface Outage {
  part: Missing;
  fault: Fault;
}

const OUTAGES: readonly Outage[] = [
  ...PARTS.flatMap((part) => [gone, hung].map((fault) => ({ part, fault }))),
  { part: service('all three services', 'allServices', SERVICES), fault: gone },
];

/** With two replicas of each, nobody may notice the loss of one; a hung edge is the exception, see meetHungEdge. */
const REPLICA_OUTAGES: readonly Outage[] = [
  ...SERVICES.map((name) => ({ part: oneOfTwo(name), fault: hung })),
  { part: oneOfTwo('frontend'), fault: killed },
];

/** Prints the result of an outage, and returns the numbers of requests and of broken cells. */
async function tell(stage: Stage, { part, fault }: Outage): Promise<{ requests: number; broken: number }> {
  const cells = await tryFairly(stage, part, fault);
  const back = (greatest(cells.map(({ recoveryMs }) => recoveryMs)) / 1000).toFixed(1);
  const what = `${part.title} ${fault.name}`.padEnd(38);
  console.log(`    ${what} ${cells.map(symbolOf).join(' ')}  all well ${back} s after`);
  for (const reason of reasonsOf(cells)) console.log(reason);
  return {
    requests: cells.reduce((sum, cell) => sum + cell.requests, 0),
    broken: cells.filter((cell) => cell.broken.length > 0).length,
  };
}

export const failures: Check = {
  name: 'failures',
  async run({ release, stage }) {
    const open = await stage();
    const seen: { requests: number; broken: number }[] = [];
    await release.install(testValues);
    for (const outage of OUTAGES) seen.push(await tell(open, outage));
    await release.install([...testValues, ...twoReplicas]);
    for (const outage of REPLICA_OUTAGES) seen.push(await tell(open, outage));
    const edge = await meetHungEdge(release);
    const broken = seen.reduce((sum, outage) => sum + outage.broken, 0);
    if (broken > 0) throw new Error(`${broken} cells broken`);
    const requests = seen.reduce((sum, outage) => sum + outage.requests, 0);
    return `${seen.length} outages, ${requests} requests, every cell as promised; ${edge}`;
  },
};
