/** Brings a page into one of its states. */
import type { Locator, Page } from 'playwright-core';
import { become, type Role } from './cast.ts';
import { stopTheClock } from './standIns.ts';
import { newVisitor } from './visitor.ts';

export interface PageState {
  /** The name of the page, then of the state. */
  name: string;
  path: string | (() => Promise<string>);
  /** The user; a visitor without an account by default. */
  who?: Role;
  /** Sets up stand-ins for the shop's answers. */
  given?: (page: Page) => Promise<unknown>;
  /**
   * The visitor comes from another page of the shop, because data embedded in a first page cannot be held
   * back.
   */
  fromInside?: true;
  /** The visitor's actions there. */
  then?: (page: Page) => Promise<unknown>;
  /** Visible once the state is reached. */
  seen: (page: Page) => Locator;
  /** Keeps the shop in the condition of this state during `look`. */
  during?: (look: () => Promise<void>) => Promise<void>;
}

export const pathOf = async ({ path }: PageState): Promise<string> =>
  typeof path === 'string' ? path : path();

/**
 * Opens a page and brings it into the state, without a service worker, so that every request reaches the
 * stand-ins.
 */
export async function openState(state: PageState): Promise<Page> {
  const page = await newVisitor('about:blank', { serviceWorkers: 'block' });
  await stopTheClock(page);
  await become(page, state.who ?? 'visitor');
  const path = await pathOf(state);
  if (state.fromInside) await page.goto('/login');
  await state.given?.(page);
  await (state.fromInside ? followLink(page, path) : page.goto(path));
  await state.then?.(page);
  await state.seen(page).waitFor();
  return page;
}

/** Navigates like the app's own links: without a page load. */
async function followLink(page: Page, path: string): Promise<void> {
  await page.evaluate(
    `history.pushState({}, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
}
