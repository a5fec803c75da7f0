/** How the app is built and, in development, where its API calls go (the edge, or a service answering for it). */
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { compressAssets } from './build/compressAssets.ts';

export default defineConfig({
  plugins: [vue(), compressAssets()],
  // Every component is written with <script setup>; what Vue's older API needs is left out.
  define: { __VUE_OPTIONS_API__: false },
  build: {
    target: 'es2022',
    // Browsers that know light-dark() by themselves.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': process.env['API_ORIGIN'] ?? 'http://localhost:8080' } },
});
