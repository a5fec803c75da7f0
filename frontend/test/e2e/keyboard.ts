/** Somebody who uses the shop with the keyboard alone. Wherever the focus comes by, it must be seen. */
import type { Locator, Page } from 'playwright-core';
import { faultsBy } from './inPage/script.ts';

/** More stops than any page of the shop has. */
const MOST_STOPS = 150;

export class Keyboard {
  readonly #page: Page;
  readonly #faults: string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** What was wrong with the focus on the way, each thing once. */
  get faults(): string[] {
    return [...new Set(this.#faults)];
  }

  /** Walks forward, or back, until the focus is there. */
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

  /** A notice that has been read and lies over part of the page. */
  async dismissNotices(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#page
      .getByRole('button', { name: 'Dismiss this notice' })
      .first()
      .waitFor({ state: 'detached' });
  }

  /** After something that took its own button away, or led to another page: where is one now? */
  async expectFocus(where: Locator): Promise<void> {
    await where.and(this.#page.locator(':focus')).waitFor({ state: 'attached' });
  }

  /** Past the last stop the focus is in the browser's own bars, which is nowhere on the page. */
  async #look(): Promise<void> {
    if ((await this.#page.locator(':focus').count()) > 0)
      this.#faults.push(...(await faultsBy(this.#page, 'focus')));
  }
}
