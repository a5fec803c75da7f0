/** Runs axe-core, the usual accessibility checker, on the current state of a page. */
import type { Page } from 'playwright-core';
import { packageScript, scriptOf } from './inPage/script.ts';

let source: string | undefined;

/** Loaded once per page, because the app never leaves its page. */
export async function faultsByAxe(page: Page): Promise<string[]> {
  source ??= packageScript('axe-core/axe.min.js');
  if (await page.evaluate<boolean>('typeof axe === "undefined"')) await page.evaluate(`${source};0`);
  return page.evaluate<string[]>(scriptOf('axe'));
}
