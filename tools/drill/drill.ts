/** `make drill`: breaks a private shop in every known way while shoppers use it, and checks every promise. */
import { join } from 'node:path';
import { stop as stopBundler } from 'esbuild';
import { bundle } from '../build/bundle.ts';
import { temporaryFolder } from '../engines/testServers.ts';
import { terminalReport } from '../local/terminalReport.ts';
import { checkAtTheEnd } from './checks/checkAtTheEnd.ts';
import { type OpenStage, openStage } from './openStage.ts';
import { evidenceOf } from './report/evidence.ts';
import { Progress } from './report/Progress.ts';
import { writeMatrix } from './report/writeMatrix.ts';
import { isBroken, type Outage } from './round/Outage.ts';
import { runFairly } from './round/runFairly.ts';
import { readOutages } from './settings.ts';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const wanted = readOutages();

async function drill(stage: OpenStage): Promise<Outage[]> {
  const progress = new Progress(process.stdout);
  const outages: Outage[] = [];
  progress.header();
  for (const { component, fault } of wanted) {
    if (!component.partsOf(stage.shop).every((part) => fault.suits(part, stage.shop))) continue;
    progress.begin(component, fault);
    const outage = await runFairly(stage, component, fault, (text) => progress.say(text));
    progress.end(outage);
    if (isBroken(outage)) progress.say((await evidenceOf(outage, stage.shop)).join('\n'));
    outages.push(outage);
  }
  return outages;
}

const folder = temporaryFolder();
const terminal = terminalReport(process.stdout);
const bundles = await terminal.step('bundles', () => bundle({ folder: join(folder, 'bundles') }));
await stopBundler();
const stage = await openStage({ folder, bundles }, terminal);
const outages = await drill(stage);
const { checked, wrong } = await checkAtTheEnd(stage);
await stage.close();

for (const text of checked) console.log(text);
for (const text of wrong) console.log(`✗ ${text}`);
const broken = outages.filter(isBroken);
for (const { component, fault } of broken) console.log(`✗ ${component.title}, ${fault.name}`);
await writeMatrix(outages);
const failed = broken.length + wrong.length;
console.log(`${outages.length + checked.length - broken.length} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
