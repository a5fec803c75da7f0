/** Loads the scripts of this folder, which run in a page: they measure what only a browser knows. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const resolve = createRequire(import.meta.url).resolve;

export const scriptOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, `${name}.js`), 'utf8');

/** Wraps a script together with the colour helpers, in its own scope. */
const withColours = (name: string): string =>
  `(() => { ${scriptOf('colour')}; return ${scriptOf(name).replace(/^\/\*[^]*?\*\/\s*/, '')} })()`;

/** The source of a package made for browsers. */
export const packageScript = (path: string): string => readFileSync(resolve(path), 'utf8');

/** The faults that a script of this folder finds on a page. */
export const faultsBy = (
  page: Page,
  name: 'outline' | 'cutOff' | 'faintFields' | 'smallTargets' | 'motion' | 'focus',
) => page.evaluate<string[]>(withColours(name));
