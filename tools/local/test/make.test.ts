import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { ROOT } from '../root.ts';

const run = promisify(execFile);

/** Runs make as typed in a shell, not as part of the `make` that runs the tests. */
async function listing(): Promise<string> {
  const env = { ...process.env, MAKEFLAGS: undefined, MAKELEVEL: undefined };
  return (await run('make', [], { cwd: ROOT, env })).stdout;
}

describe('make alone', () => {
  it('lists every target with a line that says what it does, and nothing else', async () => {
    const makefile = await readFile(join(ROOT, 'Makefile'), 'utf8');
    const targets = /^\.PHONY: (.*)$/m.exec(makefile)?.[1]?.split(' ');
    const listed = (await listing())
      .trimEnd()
      .split('\n')
      .map((line) => /^ {2}make (\S+) +\w.{10,}$/.exec(line)?.[1]);
    expect(listed).to.deep.equal(targets);
  });

  it('lists every target that the README and the pages of docs/ name', async () => {
    const pages = [
      'README.md',
      'docs/operations.md',
      'docs/resilience.md',
      'docs/performance.md',
      'docs/shop.md',
    ];
    const texts = await Promise.all(pages.map((page) => readFile(join(ROOT, page), 'utf8')));
    const named = texts.join('\n').matchAll(/(?:^ *|`)make ([a-z][a-z-]*)/gm);
    const listed = await listing();
    for (const [, target] of named) expect(listed).to.match(new RegExp(`^  make ${target} `, 'm'));
  });
});
