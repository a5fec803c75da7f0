/** Finishes a build after bundling: service worker, compressed files, prerendered pages. */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { bundleWorker } from './bundleWorker.ts';
import { Chunks } from './Chunks.ts';
import { compressAssets } from './compressAssets.ts';
import { prerender } from './prerender/prerender.ts';

export function finishBuild(): Plugin {
  let root = '';
  let folder = '';
  let chunks: Chunks | undefined;
  return {
    name: 'finish-build',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
      folder = join(root, config.build.outDir);
    },
    writeBundle: (_, bundle) => {
      chunks = new Chunks(Object.values(bundle).filter((file) => file.type === 'chunk'));
    },
    closeBundle: async () => {
      // Nothing was written, and another plugin has reported why.
      if (!chunks) return;
      await bundleWorker({ root, folder, chunks });
      await compressAssets(folder);
      await prerender({ root, folder, chunks });
    },
  };
}
