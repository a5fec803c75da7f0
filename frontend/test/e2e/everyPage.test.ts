import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { addresses, addressNamed } from '../../shared/addresses.ts';
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
import { faultsBy, scriptOf } from './inPage/script.ts';
import { openState, type PageState, pathOf } from './openState.ts';
import { pageStates } from './pageStates.ts';
import { startShop } from './shop.ts';

/** A window of 1280 px zoomed to 200 % and 400 %. */
const ZOOMED = [640, 320] as const;
/** axe checks every theme, on the largest and the smallest screen. */
const AXE_AT: Record<Theme, number> = { light: 1440, dark: 360 };
/** States on the way to buying, which axe checks in every theme on every screen. */
const AXE_EVERYWHERE = ['home', 'product', 'order', 'checkout'];
/**
 * States also checked in the other languages: German has the longest words, and Arabic mirrors the layout.
 */
const IN_OTHER_LANGUAGES = [
  'home',
  'home, everything missing',
  'product',
  'basket',
  'order',
  'checkout',
  'log in',
  'manage products',
];

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
  await page.evaluate(scriptOf('spaceOut'));
  for (const width of WIDTHS) {
    await resize(page, width);
    faults.push(...named(`spaced out at ${width} px`, await faultsBy(page, 'cutOff')));
  }
  return faults;
}

async function lookAt(state: PageState): Promise<string[]> {
  const { name, during = (look: () => Promise<void>) => look() } = state;
  const faults: string[] = [];
  await during(async () => {
    faults.push(...named(name, await faultsOf(await openState(state), name)));
  });
  return faults;
}

/**
 * Groups the states to check in parallel, as many as a small machine has processors. States that change the
 * shop itself are checked alone.
 */
function sideBySide(states: readonly PageState[]): PageState[][] {
  const groups: PageState[][] = [];
  for (const state of states) {
    const last = groups.at(-1);
    const isAlone = state.during ?? last?.some(({ during }) => during);
    if (last && last.length < 2 && !isAlone) last.push(state);
    else groups.push([state]);
  }
  return groups;
}

const inOtherLanguages = Object.entries({ de: 'German', ar: 'Arabic' }).flatMap(([code, language]) =>
  pageStates
    .filter(({ name }) => IN_OTHER_LANGUAGES.includes(name))
    .map((state): PageState => ({
      ...state,
      name: `${state.name}, in ${language}`,
      then: async (page) => {
        await state.then?.(page);
        await state.seen(page).waitFor();
        await page.getByLabel('Language').selectOption(code);
      },
      seen: (page) => page.locator(`html[lang=${code}]`),
    })),
);

describe('every page in every state', function () {
  this.timeout(90_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
    await openContactSheet();
  });
  after(closeContactSheet);

  it('is covered: there is a state for each address of the app', async () => {
    const paths = await Promise.all(pageStates.map(pathOf));
    const seen = paths.map((path) => addressNamed(path.replace(/\?.*/, '')));
    expect(seen).to.include.members(Object.keys(addresses));
  });

  for (const states of sideBySide([...pageStates, ...inOtherLanguages])) {
    const names = states.map(({ name }) => name).join('; ');
    it(`${names}: accessible, has an outline, fits every window, does not move`, async () => {
      const faults = await Promise.all(states.map(lookAt));
      expect(faults.flat()).to.deep.equal([]);
    });
  }
});
