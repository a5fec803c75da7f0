import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { addresses, addressNamed } from '../../src/addresses.ts';
import { faultsByAxe } from './axe.ts';
import {
  closeContactSheet,
  openContactSheet,
  resize,
  takePicture,
  type Theme,
  THEMES,
  WIDTHS,
} from './contactSheet.ts';
import { faultsBy } from './inPage/script.ts';
import { openState, pathOf } from './openState.ts';
import { pageStates } from './pageStates.ts';
import { startShop } from './shop.ts';

/** 1280 px at 200 % and at 400 %. */
const ZOOMED = [640, 320];
/** axe looks at every theme, on the largest and the smallest screen. */
const AXE_AT: Record<Theme, number> = { light: 1440, dark: 360 };
/** Looked at in Arabic, too, where there is the least room: enough to see that everything is mirrored that should be. */
const RIGHT_TO_LEFT: Record<string, Theme> = {
  home: 'light',
  product: 'light',
  basket: 'dark',
  checkout: 'light',
};
const NARROW = 360;

const named = (name: string, faults: string[]) => faults.map((fault) => `${name}: ${fault}`);

async function faultsOf(page: Page, state: string): Promise<string[]> {
  const faults = [
    ...named('outline', await faultsBy(page, 'outline')),
    ...named('motion', await faultsBy(page, 'motion')),
  ];
  for (const width of WIDTHS) {
    await resize(page, width);
    faults.push(...named(`at ${width} px`, await faultsBy(page, 'cutOff')));
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      await takePicture(page, state, theme, width);
      if (AXE_AT[theme] !== width) continue;
      faults.push(...named(`axe, ${theme}`, await faultsByAxe(page)));
      faults.push(...named(`field, ${theme}`, await faultsBy(page, 'faintFields')));
    }
  }
  faults.push(...named('target', await faultsBy(page, 'smallTargets')));
  for (const width of ZOOMED) {
    await resize(page, width);
    faults.push(...named(`at ${width} px`, await faultsBy(page, 'cutOff')));
  }
  return faults;
}

describe('every page in every state', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
    await openContactSheet();
  });
  after(closeContactSheet);

  it('is looked at: there is a state for each address of the app', async () => {
    const paths = await Promise.all(pageStates.map(pathOf));
    const seen = paths.map((path) => addressNamed(path.replace(/\?.*/, '')));
    expect(seen).to.include.members(Object.keys(addresses));
  });

  for (const state of pageStates) {
    it(`${state.name}: is accessible, has an outline, fits every window, keeps still`, async () => {
      const { during = (look: () => Promise<void>) => look() } = state;
      await during(async () => {
        const page = await openState(state);
        expect(await faultsOf(page, state.name)).to.deep.equal([]);
      });
    });
  }

  for (const [name, theme] of Object.entries(RIGHT_TO_LEFT)) {
    it(`${name}, from right to left: fits a narrow window`, async () => {
      const page = await openState(pageStates.find((state) => state.name === name)!);
      await page.getByLabel('Language').selectOption('ar');
      await page.locator('html[dir=rtl]').waitFor();
      await resize(page, NARROW);
      await page.emulateMedia({ colorScheme: theme });
      await takePicture(page, `${name}, from right to left`, theme, NARROW);
      expect(await faultsBy(page, 'cutOff')).to.deep.equal([]);
    });
  }
});
