/**
 * Mocha's usual report, plus the counts for the run of all suites, written to the file that RESULTS names.
 */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** The counts of a suite that ran to its end. */
export interface Counts {
  passed: number;
  /** Tests and hooks. */
  failed: number;
  /** The full names of tests that were skipped. */
  pending: string[];
}

/** Time for resources of the last test to close by themselves. The timer alone keeps nothing alive. */
const PATIENCE_MS = 3000;

/** @public Mocha loads it by its path. */
export default class SuiteReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const pending: string[] = [];
    runner.on('pending', (test) => void pending.push(test.fullTitle()));
    runner.once('end', () => {
      const { passes, failures } = this.stats;
      const counts: Counts = { passed: passes, failed: failures, pending };
      if (process.env.RESULTS) writeFileSync(process.env.RESULTS, JSON.stringify(counts));
      setTimeout(() => {
        console.log(
          `Left open by a test, so mocha did not end: ${process.getActiveResourcesInfo().join(', ')}`,
        );
        process.exit(failures > 0 ? 1 : 0);
      }, PATIENCE_MS).unref();
    });
  }
}
