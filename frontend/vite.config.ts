/** How the app is built and, in development, where its API calls go (the edge, or a service answering for it). */
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { compressAssets } from './build/compressAssets.ts';
import { weighFirstLoad } from './build/weighFirstLoad.ts';

/** The home page, and the words of the language most visitors get. */
const FIRST = [/\/pages\/CataloguePage\.vue$/, /\/(?:words|locales|languages|i18n)\/en\.\w+$/];

export default defineConfig({
  plugins: [vue(), weighFirstLoad({ script: 60, style: 15, alsoNeeded: FIRST }), compressAssets()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': process.env['API_ORIGIN'] ?? 'http://localhost:8080' } },
});
