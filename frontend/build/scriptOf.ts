/**
 * Decides into which script a source file goes, if not one of its own. A browser loads six files at a time
 * over HTTP/1.1, and on a slow network one more round costs as much as all scripts of a page. So the code
 * that pages share is one script, and everything that only admins see is another, which shoppers never load.
 */
import type { Rolldown } from 'vite';

const PAGE = /\/src\/pages\//;
export const ADMIN_PAGE = /\/src\/pages\/Admin/;

/** Code that the first script imports directly is not asked about here. */
export function scriptOf(file: string, graph: Rolldown.ChunkingContext): string | null {
  const parts = partsWith(file, graph);
  const isOf = (kind: RegExp) => parts.length > 0 && parts.every((part) => kind.test(part));
  if (isOf(ADMIN_PAGE)) return 'admin';
  const isShared = parts.length > 1 && !parts.includes(file);
  return isShared && isOf(PAGE) ? 'pages' : null;
}

/** The dynamically imported files that bring this file along. */
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
