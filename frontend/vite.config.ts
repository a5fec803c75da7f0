/** How the app is built and, in development, where its API calls go (the edge, or a service answering for it). */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { finishBuild } from './build/finishBuild.ts';
import { flags } from './build/flags.ts';
import { minifyAgain } from './build/minifyAgain.ts';
import { scriptOf } from './build/scriptOf.ts';
import { vueFiles } from './build/vueFiles.ts';
import { weighFirstLoad } from './build/weighFirstLoad.ts';

/** What every page asks for right after its own scripts. */
const ASKED_NEXT = [/\/NoticeList\.vue$/];
/** A page needs those of its language. */
const WORDS = /\/words\/([a-z]+)\.ts$/;

/** Their other builds have parts that a bundler cannot know to be unused: a sixtieth of the app. */
const PRODUCTION = Object.fromEntries(
  ['pinia', 'vue-router'].map((library) => {
    const file = `../node_modules/${library}/dist/${library}.esm-browser.prod.js`;
    return [library, fileURLToPath(new URL(file, import.meta.url))];
  }),
);

export default defineConfig(({ command }) => ({
  plugins: [
    vueFiles(),
    minifyAgain(),
    weighFirstLoad({ script: 60, style: 15, alsoNeeded: ASKED_NEXT, oneOf: WORDS }),
    finishBuild(),
  ],
  define: flags,
  resolve: command === 'build' ? { alias: PRODUCTION } : {},
  build: {
    target: 'es2022',
    // Some of them do not know light-dark().
    cssTarget: ['chrome111', 'firefox115', 'safari16.4'],
    assetsInlineLimit: 0,
    // One style for the whole app: it comes inside the page.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    // What the app begins with is one file: the same as twenty, it would weigh a tenth more.
    rollupOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'app', tags: ['$initial'] },
            { name: scriptOf, debugName: 'pages', includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': process.env['API_ORIGIN'] ?? 'http://localhost:8080' } },
}));
