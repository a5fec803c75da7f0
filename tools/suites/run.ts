/** `make test`: runs every suite, prints failures and the coverage, and ends with `N passed, N failed`. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../local/root.ts';
import { measureCoverage, REQUIRED_PERCENT } from './coverage.ts';
import { findSuites, type Suite } from './findSuites.ts';
import { prepare } from './prepare.ts';
import { runSuite, type SuiteResult } from './runSuite.ts';

const FOLDER = join(ROOT, 'coverage');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

async function show(result: SuiteResult): Promise<void> {
  const { suite, passed, failed, seconds, trouble, log } = result;
  // First, so that nothing of another suite is printed in between.
  const text = await readFile(log, 'utf8').catch(() => '');
  const mark = failed > 0 ? '✗' : '✓';
  console.log(`${mark} ${suite.name.padEnd(20)} ${passed} passed, ${failed} failed  ${seconds.toFixed(1)} s`);
  for (const [line] of text.matchAll(/^▸ .*$/gm)) console.log(`  ${line}`); // measurements of the tests
  if (failed === 0) for (const [line] of text.matchAll(/^Left open by .*$/gm)) console.log(`  ${line}`);
  else console.log(text.match(/^ +\d+ passing[^]*/m)?.[0] ?? text); // the failures, or the whole log

  if (trouble) console.log(`✗ ${suite.name} ${trouble}`);
}

async function showCoverage(): Promise<boolean> {
  const measured = await measureCoverage(FOLDER);
  for (const { part, percent, weak } of measured) {
    console.log(
      `Coverage of the ${part}: ${percent.toFixed(1)} % of the lines (at least ${REQUIRED_PERCENT} %)`,
    );
    for (const file of weak) console.log(`  ${file}`);
  }
  return measured.every(({ percent }) => percent >= REQUIRED_PERCENT);
}

const only = process.env.ONLY ?? '';
const suites = findSuites(only);
if (suites.length === 0) {
  console.log(
    `No suite has "${only}" in its name: ${findSuites()
      .map(({ name }) => name)
      .join(', ')}`,
  );
  process.exit(1);
}
await rm(FOLDER, { recursive: true, force: true });
console.log(`Testing with ${await prepare(suites)}`);

const results: SuiteResult[] = [];

/** Runs suites of the queue one after another. */
async function work(queue: Suite[]): Promise<void> {
  for (let suite = queue.shift(); suite; suite = queue.shift()) {
    const result = await runSuite(suite, FOLDER);
    results.push(result);
    await show(result);
  }
}

// Two at once, because most of the time tests wait for time limits of the shop.
const together = suites.filter(({ isAlone }) => !isAlone);
await Promise.all([work(together), work(together)]);
await work(suites.filter(({ isAlone }) => isAlone));

const enough = only !== '' || (await showCoverage());
const pending = results.flatMap((result) => result.pending);
if (pending.length > 0) console.log(`Skipped (${pending.length}):\n  ${pending.join('\n  ')}`);
const total = (key: 'passed' | 'failed') => results.reduce((sum, result) => sum + result[key], 0);
if (!enough) console.log('The coverage is too low.');
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 && enough ? 0 : 1;
