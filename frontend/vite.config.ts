/** How the app is built and, in development, where its API calls go (the edge, or a service answering for it). */
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { finishBuild } from './build/finishBuild.ts';
import { flags } from './build/flags.ts';
import { minifyAgain } from './build/minifyAgain.ts';
import { weighFirstLoad } from './build/weighFirstLoad.ts';

/** What every page asks for right after its own scripts. */
const ASKED_NEXT = [/\/NoticeList\.vue$/];

export default defineConfig({
  plugins: [
    vue(),
    minifyAgain(),
    weighFirstLoad({ script: 60, style: 15, alsoNeeded: ASKED_NEXT }),
    finishBuild(),
  ],
  define: flags,
  build: {
    target: 'es2022',
    // Browsers that know light-dark() by themselves.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    // One style for the whole app: it comes inside the page.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    // What the app begins with is one file: the same as twenty, it would weigh a tenth more.
    rollupOptions: { output: { codeSplitting: { groups: [{ name: 'app', tags: ['$initial'] }] } } },
  },
  server: { proxy: { '/api': process.env['API_ORIGIN'] ?? 'http://localhost:8080' } },
});
