/** Measures how many lines of the domain and the chassis the tests have run. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { ROOT } from '../local/root.ts';

const run = promisify(execFile);
export const REQUIRED_PERCENT = 90;

const PARTS = { domain: 'services/*/src/domain/**/*.ts', chassis: 'services/chassis/src/**/*.ts' };

interface Lines {
  total: number;
  covered: number;
}

export interface Coverage {
  part: string;
  percent: number;
  /** Files below the minimum, as "path 71 %". */
  weak: string[];
}

const percentOf = ({ covered, total }: Lines): number => (total === 0 ? 100 : (100 * covered) / total);

/** A file with types only compiles to nothing that could run. */
async function hasCode(path: string): Promise<boolean> {
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ESNext,
    removeComments: true,
  };
  const { outputText } = ts.transpileModule(await readFile(path, 'utf8'), { compilerOptions });
  return outputText.replace('export {};', '').trim() !== '';
}

/** @param folder the one whose `v8` the suites have filled */
export async function measureCoverage(folder: string): Promise<Coverage[]> {
  const report = [
    ...['node_modules/c8/bin/c8.js', 'report', '--all', '--src', 'services', '--reporter', 'json-summary'],
    ...['--temp-directory', join(folder, 'v8'), '--reports-dir', folder],
    ...Object.values(PARTS).flatMap((glob) => ['--include', glob]),
  ];
  await run(process.execPath, report, { cwd: ROOT, maxBuffer: 16 * 1024 * 1024 });
  const text = await readFile(join(folder, 'coverage-summary.json'), 'utf8');
  const summary = Object.entries(JSON.parse(text) as Record<string, { lines: Lines }>);
  const isCode = await Promise.all(summary.map(async ([path]) => path !== 'total' && hasCode(path)));
  const files = summary
    .filter((_, at) => isCode[at])
    .map(([path, { lines }]) => ({ path: relative(ROOT, path), lines }));
  return Object.keys(PARTS).map((part) => {
    const own = files.filter(({ path }) => path.startsWith('services/chassis/') === (part === 'chassis'));
    const sum = (key: keyof Lines) => own.reduce((all, { lines }) => all + lines[key], 0);
    const weak = own
      .filter(({ lines }) => percentOf(lines) < REQUIRED_PERCENT)
      .map(({ path, lines }) => `${path} ${percentOf(lines).toFixed(0)} %`);
    return { part, percent: percentOf({ covered: sum('covered'), total: sum('total') }), weak };
  });
}
