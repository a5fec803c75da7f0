/** axe-core, the usual judge of accessibility, on a page as it is now. */
import type { Page } from 'playwright-core';
import { packageScript, scriptOf } from './inPage/script.ts';

let source: string | undefined;

/** A page loads it once: everything in the app happens on one page. */
export async function faultsByAxe(page: Page): Promise<string[]> {
  source ??= packageScript('axe-core/axe.min.js');
  if (await page.evaluate<boolean>('typeof axe === "undefined"')) await page.evaluate(`${source};0`);
  return page.evaluate<string[]>(scriptOf('axe'));
}
