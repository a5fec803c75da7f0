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

  /** Simulates a reload: the page has no theme yet. */
  function reload(): void {
    theme.value = 'system';
    root.dataset = {};
    wearChosenTheme();
  }

  it('is applied as soon as it is chosen, and again after a reload', () => {
    chooseTheme('dark');
    expect([theme.value, root.dataset['theme']]).to.deep.equal(['dark', 'dark']);
    reload();
    expect([theme.value, root.dataset['theme']]).to.deep.equal(['dark', 'dark']);
  });

  it('is the system’s again when that is chosen, and leaves no cookie for the edge', () => {
    chooseTheme('dark');
    chooseTheme('system');
    expect([root.dataset, document.cookie]).to.deep.equal([{}, '']);
    reload();
    expect([theme.value, root.dataset]).to.deep.equal(['system', {}]);
  });

  it('is the system’s when the cookie is invalid', () => {
    document.cookie = 'theme=neon';
    reload();
    expect([theme.value, root.dataset]).to.deep.equal(['system', {}]);
  });
});
