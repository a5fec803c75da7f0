/** A user with only a keyboard. The focus must be visible wherever it goes. */
import type { Locator, Page } from 'playwright-core';
import { faultsBy } from './inPage/script.ts';

/** More Tab stops than any page of the shop has. */
const MOST_STOPS = 150;

export class Keyboard {
  readonly #page: Page;
  readonly #faults: string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** The faults of the focus so far, without duplicates. */
  get faults(): string[] {
    return [...new Set(this.#faults)];
  }

  /** Presses Tab, or Shift+Tab, until the target has the focus. */
  async goTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    const isThere = target.and(this.#page.locator(':focus'));
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if ((await isThere.count()) > 0) return;
      await this.#page.keyboard.press(key);
      await this.#look();
    }
    throw new Error(`The keyboard does not lead to ${target.toString()}`);
  }

  async press(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.goTo(target, key);
    await this.#page.keyboard.press('Enter');
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.goTo(target);
    await this.#page.keyboard.press('ControlOrMeta+A');
    await this.#page.keyboard.type(text);
  }

  /** Dismisses a notice that covers part of the page. */
  async dismissNotices(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#page
      .getByRole('button', { name: 'Dismiss this notice' })
      .first()
      .waitFor({ state: 'detached' });
  }

  /** Checks the focus after an action that removed its button or led to another page. */
  async expectFocus(where: Locator): Promise<void> {
    await where.and(this.#page.locator(':focus')).waitFor({ state: 'attached' });
  }

  /**
   * Checks the current focus. Past the last Tab stop the focus is in the browser's own bars, not on the page.
   */
  async #look(): Promise<void> {
    if ((await this.#page.locator(':focus').count()) > 0)
      this.#faults.push(...(await faultsBy(this.#page, 'focus')));
  }
}
