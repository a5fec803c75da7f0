/**
 * `make drill-mutants`: removes one mechanism of the shop after another and checks
 * that the drill notices exactly that.
 */
import { join } from 'node:path';
import { stop as stopBundler } from 'esbuild';
import { bundle } from '../build/bundle.ts';
import { temporaryFolder } from '../engines/testServers.ts';
import { silent } from '../local/Report.ts';
import { checkAtTheEnd } from './checks/checkAtTheEnd.ts';
import { faults } from './faults/faults.ts';
import { journeys } from './journeys/journeys.ts';
import type { Edit, Mutant } from './mutants/Mutant.ts';
import { mutants } from './mutants/mutants.ts';
import { mutate } from './mutants/mutate.ts';
import { openStage } from './openStage.ts';
import { components } from './round/components.ts';
import type { Cell } from './round/judgeCell.ts';
import { runRound } from './round/runRound.ts';
import { named } from './settings.ts';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

type Outages = readonly Pick<Mutant, 'component' | 'fault'>[];

/**
 * Drills a shop without the parts that the edits remove. Resolves with a function that
 * gives the broken rule for a mutant.
 */
async function drillWithout(edits: readonly Edit[], outages: Outages) {
  const folder = temporaryFolder();
  const bundles = await bundle({ folder: join(folder, 'bundles'), plugins: [mutate(edits)] });
  const stage = await openStage({ folder, bundles }, silent);
  const cells = new Map<string, Cell[]>();
  for (const { component, fault } of outages) {
    const key = `${component},${fault}`;
    if (cells.has(key)) continue;
    const [what] = named('component', component, components);
    const [how] = named('fault', fault, faults);
    cells.set(key, (await runRound(stage, what, how)).cells);
  }
  const { wrong } = await checkAtTheEnd(stage);
  await stage.close();
  return ({ component, fault, noticedBy }: Mutant): string | undefined => {
    const place = journeys.findIndex(({ name }) => name === noticedBy);
    return place < 0 ? wrong[0] : cells.get(`${component},${fault}`)?.[place]?.broken[0]?.rule;
  };
}

/** The result in one line, and whether the loss was noticed and the intact shop kept the promise. */
function told({ name, component, fault, noticedBy }: Mutant, rule?: string, ruleOfAll?: string) {
  const isNoticed = rule !== undefined && ruleOfAll === undefined;
  const words = isNoticed
    ? `✗ ${rule}`
    : rule === undefined
      ? 'SURVIVED: nothing noticed that it was missing'
      : `SURVIVED: the whole shop does not keep this promise either: ${ruleOfAll}`;
  return { isNoticed, line: `without ${name.padEnd(20)} ${component}, ${fault}: ${noticedBy} ${words}` };
}

const wanted = process.env['ONLY'] ? named('ONLY', process.env['ONLY'], mutants) : mutants;
console.log('first the same outages with nothing taken out');
const ofAll = await drillWithout([], wanted);
let survivors = 0;
for (const mutant of wanted) {
  const ofMutant = await drillWithout(mutant.edits, [mutant]);
  const { isNoticed, line } = told(mutant, ofMutant(mutant), ofAll(mutant));
  if (!isNoticed) survivors += 1;
  console.log(line);
}
await stopBundler();
console.log(`${wanted.length - survivors} of ${wanted.length} were noticed`);
process.exit(survivors > 0 ? 1 : 0);
