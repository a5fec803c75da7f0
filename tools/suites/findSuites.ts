/** Finds the suites of the repository: every test folder of every package, named after both. */
import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ROOT } from '../local/root.ts';

export interface Suite {
  /** Such as "order component". */
  name: string;
  /** The test files, relative to the repository. */
  files: string[];
  /** Milliseconds after which it counts as hung. */
  limitMs: number;
  /** Whether its tests use Chromium. Its coverage is not counted then: counting slows the shop down. */
  inBrowser: boolean;
  /** Whether it measures how fast the shop is, so that no other suite may run beside it. */
  isAlone: boolean;
}

const MINUTE = 60_000;
const LIMITS: Record<string, number> = {
  unit: MINUTE,
  component: 8 * MINUTE,
  contract: 4 * MINUTE,
  e2e: 18 * MINUTE,
  outages: 12 * MINUTE,
  speed: 10 * MINUTE,
};
const IN_BROWSER = ['e2e', 'outages', 'speed'];

/** Quick suites first, so that a mistake shows early. */
const ORDER = ['unit', 'contract', 'tools', 'component', ...IN_BROWSER];

/** `services/order/test/component` → order component; `tools/local/test` → local tools. */
function suiteOf(folder: string): Suite {
  const files = globSync(join(folder, '**/*.test.ts'), { cwd: ROOT }).sort();
  const parent = basename(dirname(folder));
  const [name, kind] =
    basename(folder) === 'test' ? [parent, 'tools'] : [basename(dirname(dirname(folder))), basename(folder)];
  const limitMs = LIMITS[kind] ?? 4 * MINUTE;
  return {
    name: `${name} ${kind}`,
    ...{ files, limitMs },
    inBrowser: IN_BROWSER.includes(kind),
    isAlone: kind === 'speed',
  };
}

/** @param only suites whose name contains this text */
export function findSuites(only = ''): Suite[] {
  const folders = globSync(['services/*/test/*/', 'frontend/test/*/', 'tools/*/test/'], { cwd: ROOT });
  const rank = ({ name }: Suite) => ORDER.findIndex((kind) => name.endsWith(kind));
  return folders
    .map(suiteOf)
    .filter(({ name, files }) => files.length > 0 && name.includes(only))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
