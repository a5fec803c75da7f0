/** How the app is built and, in development, where its API calls go (the edge, or a service answering for it). */
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { compressAssets } from './build/compressAssets.ts';

export default defineConfig({
  plugins: [vue(), compressAssets()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': process.env['API_ORIGIN'] ?? 'http://localhost:8080' } },
});
