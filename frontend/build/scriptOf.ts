/**
 * Which script a source file goes into, if not into one of its own. A browser asks an HTTP/1.1 server for six files at a time,
 * and on a slow network one more wave costs as much as all the scripts of a page: so what pages share is one script, and all
 * that only the crew sees is another, which nobody else downloads.
 */
import type { Rolldown } from 'vite';

const PAGE = /\/src\/pages\//;
export const PAGE_OF_THE_CREW = /\/src\/pages\/Admin/;

/** The first script takes what it begins with before anything is asked here. */
export function scriptOf(file: string, graph: Rolldown.ChunkingContext): string | null {
  const parts = partsWith(file, graph);
  const isOf = (kind: RegExp) => parts.length > 0 && parts.every((part) => kind.test(part));
  if (isOf(PAGE_OF_THE_CREW)) return 'crew';
  const isShared = parts.length > 1 && !parts.includes(file);
  return isShared && isOf(PAGE) ? 'pages' : null;
}

/** The files that are imported when they are needed and bring this one along. */
function partsWith(file: string, graph: Rolldown.ChunkingContext): string[] {
  const files = new Set([file]);
  const parts: string[] = [];
  for (const one of files) {
    const { dynamicImporters = [], importers = [] } = graph.getModuleInfo(one) ?? {};
    if (dynamicImporters.length > 0) parts.push(one);
    for (const importer of importers) files.add(importer);
  }
  return parts;
}
