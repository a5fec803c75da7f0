/**
 * Runs one suite in a mocha process of its own. A suite that crashes, hangs or reports nothing has failed.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startProcess } from '../engines/OwnedProcess.ts';
import { ROOT } from '../local/root.ts';
import type { Suite } from './findSuites.ts';
import type { Counts } from './SuiteReporter.ts';

export interface SuiteResult extends Counts {
  suite: Suite;
  seconds: number;
  /** Why the suite as a whole failed, apart from its tests. */
  trouble?: string;
  log: string;
}

const MOCHA = 'node_modules/mocha/bin/mocha.js';
const REPORTER = './tools/suites/SuiteReporter.ts';

/** @param folder for its log, its counts and (under `v8`) its coverage */
export async function runSuite(suite: Suite, folder: string): Promise<SuiteResult> {
  const path = join(folder, suite.name.replaceAll(' ', '-'));
  const [log, results] = [`${path}.log`, `${path}.json`];
  await mkdir(folder, { recursive: true });
  await Promise.all([log, results].map((file) => rm(file, { force: true })));
  const started = performance.now();
  const mocha = await startProcess({
    command: process.execPath,
    args: [MOCHA, '--reporter', REPORTER, process.stdout.isTTY ? '--color' : '--no-color', ...suite.files],
    cwd: ROOT,
    env: {
      ...process.env,
      RESULTS: results,
      ...(!suite.inBrowser && { NODE_V8_COVERAGE: join(folder, 'v8') }),
    },
    output: log,
  });
  const limit = new AbortController();
  const late = delay(suite.limitMs, 'late' as const, { signal: limit.signal }).catch(() => 'late' as const);
  const end = await Promise.race([mocha.exited, late]);
  limit.abort();
  if (end === 'late') await mocha.stop(2000);

  const counts = await readCounts(results);
  const trouble =
    end === 'late'
      ? `still ran after ${suite.limitMs / 1000} s and was ended`
      : troubleOf(
          counts,
          end.signal ? `signal ${end.signal}` : `exit code ${end.code ?? '?'}`,
          end.code === 0,
        );
  const { passed, failed, pending } = counts ?? { passed: 0, failed: 0, pending: [] };
  const seconds = (performance.now() - started) / 1000;
  return {
    suite,
    seconds,
    log,
    passed,
    failed: failed + (trouble ? 1 : 0),
    pending,
    ...(trouble && { trouble }),
  };
}

function troubleOf(counts: Counts | undefined, end: string, clean: boolean): string | undefined {
  if (!counts) return `ended without a report, with ${end}`;
  if (counts.passed + counts.failed + counts.pending.length === 0) return 'ran no test';
  if (!clean && counts.failed === 0) return `ended with ${end} although no test failed`;
  return undefined;
}

async function readCounts(path: string): Promise<Counts | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text ? (JSON.parse(text) as Counts) : undefined;
}
