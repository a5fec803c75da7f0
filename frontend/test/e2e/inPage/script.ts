/** The scripts of this folder run in a page, not here: they measure what only a browser knows. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const resolve = createRequire(import.meta.url).resolve;

export const scriptOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, `${name}.js`), 'utf8');

/** Every script is handed what is known of colours, in a scope of its own. */
const withColours = (name: string): string =>
  `(() => { ${scriptOf('colour')}; return ${scriptOf(name).replace(/^\/\*[^]*?\*\/\s*/, '')} })()`;

/** The source of a package that is made for browsers. */
export const packageScript = (path: string): string => readFileSync(resolve(path), 'utf8');

/** What a script of this folder finds wrong with a page. */
export const faultsBy = (
  page: Page,
  name: 'outline' | 'cutOff' | 'faintFields' | 'smallTargets' | 'motion' | 'focus',
) => page.evaluate<string[]>(withColours(name));
