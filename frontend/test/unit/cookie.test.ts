import { expect } from 'chai';
import { readCookie, writeCookie } from '../../src/browser/cookie.ts';
import { CookieJar } from './CookieJar.ts';
import { standIn } from './standIn.ts';

describe('a choice kept in a cookie', () => {
  let restore: () => void;
  beforeEach(() => (restore = standIn(globalThis, { document: new CookieJar() })));
  afterEach(() => restore());

  it('is read by its full name, among other cookies', () => {
    writeCookie('old-theme', 'light');
    writeCookie('theme', 'dark');
    writeCookie('language', 'de');
    expect([readCookie('theme'), readCookie('language'), readCookie('them')]).to.deep.equal([
      'dark',
      'de',
      undefined,
    ]);
  });

  it('is deleted when the choice is undone', () => {
    writeCookie('theme', 'dark');
    writeCookie('theme', undefined);
    expect([readCookie('theme'), document.cookie]).to.deep.equal([undefined, '']);
  });

  it('holds on every page of the shop, for a year, and is SameSite', () => {
    const written: string[] = [];
    const dropAfter = standIn(globalThis, {
      document: {
        set cookie(text: string) {
          written.push(text);
        },
      },
    });
    writeCookie('theme', 'dark');
    dropAfter();
    expect(written[0]?.split('; ')).to.have.members([
      'theme=dark',
      'Max-Age=31536000',
      'Path=/',
      'SameSite=Lax',
    ]);
  });
});
