import { expect } from 'chai';
import { visitorOf } from '../../../edge/pages/visitorOf.ts';

const KNOWN = ['en', 'de', 'ar'];

describe('visitorOf', () => {
  const language = (accepted: string, cookie = '') =>
    visitorOf({ 'accept-language': accepted, cookie }, KNOWN).language;

  it('takes the most preferred language that is available', () => {
    expect(language('de-AT,de;q=0.9,en;q=0.8')).to.equal('de');
    expect(language('fr;q=1.0, AR-eg ; q=0.7, de;q=0.2')).to.equal('ar');
    expect(language('de;q=0, fr')).to.equal('en');
    expect(language('*')).to.equal('en');
    expect(language('')).to.equal('en');
  });

  it('prefers the language chosen by cookie, if it is valid', () => {
    expect(language('de', 'x=1; language=ar')).to.equal('ar');
    expect(language('de', 'language=fr')).to.equal('de');
    expect(language('de', 'mylanguage=ar')).to.equal('de');
  });

  it('detects a session cookie, whatever its value', () => {
    const wasSignedIn = (cookie?: string) => visitorOf({ cookie }, KNOWN).wasSignedIn;
    expect(wasSignedIn('theme=dark; bulkhead_session=anything')).to.equal(true);
    expect([undefined, '', 'theme=dark', 'session=x'].map(wasSignedIn)).to.deep.equal(
      Array.from({ length: 4 }, () => false),
    );
  });

  it('knows two themes and the system’s', () => {
    const theme = (cookie: string) => visitorOf({ cookie }, KNOWN).theme;
    expect(['theme=dark', 'a=b;theme=light', 'theme=blue', ''].map(theme)).to.deep.equal([
      'dark',
      'light',
      undefined,
      undefined,
    ]);
  });
});
