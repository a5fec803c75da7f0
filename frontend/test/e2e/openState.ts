/** Brings a page into one of its states. */
import type { Locator, Page } from 'playwright-core';
import { become, type Role } from './cast.ts';
import { stopTheClock } from './standIns.ts';
import { newVisitor } from './visitor.ts';

export interface PageState {
  /** The page, then the state. */
  name: string;
  path: string | (() => Promise<string>);
  /** A visitor without an account when left out. */
  who?: Role;
  /** What stands in for the shop's answers. */
  given?: (page: Page) => Promise<unknown>;
  /** The visitor comes from another page of the shop: what the shop sends along with a first page cannot be held back. */
  fromInside?: true;
  /** What the person does there. */
  then?: (page: Page) => Promise<unknown>;
  /** Is there when the state is reached. */
  seen: (page: Page) => Locator;
  /** Keeps the shop in the condition that makes the state while somebody looks. */
  during?: (look: () => Promise<void>) => Promise<void>;
}

export const pathOf = async ({ path }: PageState): Promise<string> =>
  typeof path === 'string' ? path : path();

/** Opens a page and brings it into the state. Workers of the page are kept out: what stands in must be asked. */
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

/** As the app's own links do: without loading the page anew. */
async function followLink(page: Page, path: string): Promise<void> {
  await page.evaluate(
    `history.pushState({}, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
}
