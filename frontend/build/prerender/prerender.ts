/**
 * Writes the parts from which the edge composes pages: the app's pages in every
 * language, its stylesheet, its scripts.
 */
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { type Language, type Prerendered, PRERENDERED_FILE } from '../../shared/Prerendered.ts';
import type { Chunks } from '../Chunks.ts';
import { flags } from '../flags.ts';
import { inlineScript } from '../inlineScript.ts';
import { vueFiles } from '../vueFiles.ts';
import type { Rendering } from './RenderBundle.ts';

interface Parts {
  root: string;
  folder: string;
  chunks: Chunks;
}

export async function prerender({ root, folder, chunks }: Parts): Promise<void> {
  const rendering = await render(root, folder);
  const languages = Object.entries(rendering).map(([code, language]) => {
    const pages = Object.entries(language.pages).map(([name, { title, html, files }]) => [
      name,
      { title, html, scripts: chunks.holding(files) },
    ]);
    return [code, { ...language, pages: Object.fromEntries(pages) as Language['pages'] }] as const;
  });
  const prerendered: Prerendered = {
    ...(await partsOfIndex(folder)),
    early: await inlineScript(root, join(root, 'src/arrival/early.ts')),
    languages: Object.fromEntries(languages),
  };
  await writeFile(join(folder, PRERENDERED_FILE), JSON.stringify(prerendered));
}

async function render(root: string, dist: string): Promise<Record<string, Rendering>> {
  // Inside the package, so that imports that are not bundled can be resolved.
  const folder = await mkdtemp(join(dist, '.prerender-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      plugins: [vueFiles()],
      define: flags,
      build: {
        ssr: 'src/prerender.ts',
        outDir: folder,
        assetsInlineLimit: 0,
        cssCodeSplit: false,
        copyPublicDir: false,
        rollupOptions: { output: { entryFileNames: 'prerender.mjs' } },
      },
    });
    return await answerOf(join(folder, 'prerender.mjs'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function answerOf(bundle: string): Promise<Record<string, Rendering>> {
  const worker = new Worker(new URL('renderWorker.ts', import.meta.url), {
    workerData: { entry: pathToFileURL(bundle).href },
  });
  try {
    const [rendering] = (await once(worker, 'message')) as [Record<string, Rendering>];
    return rendering;
  } finally {
    await worker.terminate();
  }
}

/**
 * Takes index.html apart. The style is inlined: a request for it would cost a round
 * trip before anything is visible.
 */
async function partsOfIndex(folder: string): Promise<Omit<Prerendered, 'early' | 'languages'>> {
  const index = await readFile(join(folder, 'index.html'), 'utf8');
  const lines = (/<head>(.*)<\/head>/s.exec(index)?.[1] ?? '').split('\n').map((line) => line.trim());
  const isScript = (line: string) => line.startsWith('<script') || line.includes('rel="modulepreload"');
  const isOfAPage = (line: string) => line.startsWith('<title') || line.includes('name="description"');
  const style = lines.find((line) => line.includes('rel="stylesheet"'));
  const href = /href="([^"]+)"/.exec(style ?? '')?.[1];
  if (!href) throw new Error('index.html names no stylesheet');
  return {
    head: lines.filter((line) => line && line !== style && !isScript(line) && !isOfAPage(line)).join('\n'),
    scripts: lines.filter(isScript).join('\n'),
    style: (await readFile(join(folder, href), 'utf8')).replaceAll(/\/\*[^*]*\*\//g, '').trim(),
  };
}
