import { expect } from 'chai';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';

const FOLDER = join(ROOT, 'docs/decisions');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

describe('the list of decisions', () => {
  it('names each by its own title, once', () => {
    const named = [...read('README.md').matchAll(/^- \[(.+)\]\((.+)\): \w.+\.$/gm)].map(
      ([, title, page = '']) => `${page}: ${title}`,
    );
    const pages = globSync('*.md', { cwd: FOLDER, exclude: ['README.md'] });
    const there = pages.map((page) => `${page}: ${/^# (.*)$/m.exec(read(page))?.[1]}`);
    expect(named).to.have.members(there);
  });
});
