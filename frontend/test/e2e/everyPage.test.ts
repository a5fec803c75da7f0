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
const ZOOMED = [640, 320] as const;
/** axe looks at every theme, on the largest and the smallest screen. */
const AXE_AT: Record<Theme, number> = { light: 1440, dark: 360 };
/** On the way from looking to buying, at every theme on every screen. */
const AXE_EVERYWHERE = ['home', 'product', 'order', 'checkout'];
/** Looked at in the other languages, too: German has the longest words, in Arabic everything is mirrored that should be. */
const IN_OTHER_LANGUAGES = ['home', 'product', 'basket', 'order', 'checkout', 'log in'];
const OTHER_LANGUAGES = { de: 'German', ar: 'Arabic' };

const named = (name: string, faults: string[]) => faults.map((fault) => `${name}: ${fault}`);

async function faultsOf(page: Page, state: string): Promise<string[]> {
  const faults = [
    ...named('outline', await faultsBy(page, 'outline')),
    ...named('motion', await faultsBy(page, 'motion')),
  ];
  for (const width of WIDTHS) {
    await resize(page, width);
    faults.push(...named(`at ${width} px`, await faultsBy(page, 'cutOff')));
    faults.push(...named(`target at ${width} px`, await faultsBy(page, 'smallTargets')));
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      await takePicture(page, state, theme, width);
      if (AXE_AT[theme] !== width && !AXE_EVERYWHERE.includes(state)) continue;
      faults.push(...named(`axe, ${theme} at ${width} px`, await faultsByAxe(page)));
      faults.push(...named(`field, ${theme} at ${width} px`, await faultsBy(page, 'faintFields')));
    }
  }
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

  for (const [code, language] of Object.entries(OTHER_LANGUAGES)) {
    for (const name of IN_OTHER_LANGUAGES) {
      it(`${name}, in ${language}: is accessible, has an outline, fits every window, keeps still`, async () => {
        const page = await openState(pageStates.find((state) => state.name === name)!);
        await page.getByLabel('Language').selectOption(code);
        await page.locator(`html[lang=${code}]`).waitFor();
        expect(await faultsOf(page, `${name}, in ${language}`)).to.deep.equal([]);
      });
    }
  }
});
