/** `make drill-mutants`: takes one mechanism after the other out of the shop, and checks that the drill notices. */
import { join } from 'node:path';
import { stop as stopBundler } from 'esbuild';
import { bundle } from '../build/bundle.ts';
import { temporaryFolder } from '../engines/testServers.ts';
import { silent } from '../local/Report.ts';
import { checkAtTheEnd } from './checks/checkAtTheEnd.ts';
import { faults } from './faults/faults.ts';
import { journeys } from './journeys/journeys.ts';
import type { Mutant } from './mutants/Mutant.ts';
import { mutants } from './mutants/mutants.ts';
import { mutate } from './mutants/mutate.ts';
import { openStage } from './openStage.ts';
import { components } from './round/components.ts';
import { runRound } from './round/runRound.ts';
import { named } from './settings.ts';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

/** What noticed it, in words. */
async function drillMutant({ edits, component, fault, noticedBy }: Mutant): Promise<string | undefined> {
  const folder = temporaryFolder();
  const bundles = await bundle({ folder: join(folder, 'bundles'), plugins: [mutate(edits)] });
  const stage = await openStage({ folder, bundles }, silent);
  const [what] = named('component', component, components);
  const [how] = named('fault', fault, faults);
  const outage = await runRound(stage, what, how);
  const { wrong } = await checkAtTheEnd(stage);
  await stage.close();
  const cell = outage.cells[journeys.findIndex(({ name }) => name === noticedBy)];
  return cell ? cell.broken[0]?.rule : wrong[0];
}

const wanted = process.env['ONLY'] ? named('ONLY', process.env['ONLY'], mutants) : mutants;
let survivors = 0;
for (const mutant of wanted) {
  const { name, component, fault, noticedBy } = mutant;
  const rule = await drillMutant(mutant);
  if (rule === undefined) survivors += 1;
  const told = rule === undefined ? 'SURVIVED: nothing noticed that it was missing' : `✗ ${rule}`;
  console.log(`without ${name.padEnd(20)} ${component}, ${fault}: ${noticedBy} ${told}`);
}
await stopBundler();
console.log(`${wanted.length - survivors} of ${wanted.length} were noticed`);
process.exit(survivors > 0 ? 1 : 0);
