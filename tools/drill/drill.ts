/** `make drill`: breaks a shop of its own in every way there is, while people shop in it, and checks every promise. */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { stop } from 'esbuild';
import { bundle } from '../build/bundle.ts';
import { terminalReport } from '../local/terminalReport.ts';
import { temporaryFolder } from '../engines/testServers.ts';
import { openStage } from './openStage.ts';
import { runRound } from './round/runRound.ts';
import { readPlan } from './settings.ts';
import { settleDoubts } from './checks/settleDoubts.ts';
import { checkBooks } from './checks/checkBooks.ts';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const plan = readPlan();
const folder = temporaryFolder();
const terminal = terminalReport(process.stdout);
const bundles = await terminal.step('bundles', () => bundle({ folder: join(folder, 'bundles') }));
await stop(); // the bundler's own process
const stage = await openStage({ folder, bundles }, terminal);
await delay(3000);
for (const { component, fault } of plan.outages) {
  if (!component.partsOf(stage.shop).every((part) => fault.suits(part, stage.shop))) continue;
  const outage = await runRound(stage, component, fault);
  console.log(
    component.name,
    fault.name,
    outage.cells.map((cell, i) => (cell.broken.length ? '✗' : outage.promises[i])).join(''),
  );
  console.log(
    outage.cells
      .map(
        (c) =>
          `${c.requests}/${c.slowestEarlyMs.toFixed(0)}/${c.p95Ms.toFixed(0)}/${c.recoveryMs.toFixed(0)}`,
      )
      .join('  '),
  );
  for (const cell of outage.cells)
    for (const { rule, samples } of cell.broken)
      console.log(
        '   ',
        rule,
        samples.length,
        samples
          .slice(0, 3)
          .map((s) => `${s.journey} ${s.requestId} ${s.outcome} ${s.why ?? ''} ${s.ms.toFixed(0)}`),
      );
  console.log(outage.trouble);
}
console.log(new Date().toISOString(), 'stopping');
await stage.traffic.stop();
await delay(3000);
console.log(await settleDoubts(stage.world));
console.log(await checkBooks(stage.shop, stage.world));
console.log(stage.memory.growthBeyond(1.3));
await stage.close();
