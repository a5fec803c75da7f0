import { expect } from 'chai';
import { chooseTheme, theme, wearChosenTheme } from '../../src/stores/theme.ts';
import { CookieJar } from './CookieJar.ts';
import { standIn } from './standIn.ts';

describe('the theme', () => {
  const root = { dataset: {} as Record<string, string> };
  let restore: () => void;

  beforeEach(() => {
    root.dataset = {};
    restore = standIn(globalThis, { document: Object.assign(new CookieJar(), { documentElement: root }) });
  });
  afterEach(() => restore());

  /** The page comes again: what it wore is gone. */
  function reload(): void {
    theme.value = 'system';
    root.dataset = {};
    wearChosenTheme();
  }

  it('is worn as soon as it is chosen, and again after a reload', () => {
    chooseTheme('dark');
    expect([theme.value, root.dataset['theme']]).to.deep.equal(['dark', 'dark']);
    reload();
    expect([theme.value, root.dataset['theme']]).to.deep.equal(['dark', 'dark']);
  });

  it('is the system’s again when that is chosen, and no cookie tells the edge another', () => {
    chooseTheme('dark');
    chooseTheme('system');
    expect([root.dataset, document.cookie]).to.deep.equal([{}, '']);
    reload();
    expect([theme.value, root.dataset]).to.deep.equal(['system', {}]);
  });

  it('is the system’s when the cookie names none', () => {
    document.cookie = 'theme=neon';
    reload();
    expect([theme.value, root.dataset]).to.deep.equal(['system', {}]);
  });
});
