import { expect } from 'chai';
import { ago } from '../../src/format/ago.ts';
import { formatMoney } from '../../src/format/money.ts';
import { faultText, refusalText } from '../../src/words/refusalText.ts';
import { categoryName, listed, t } from '../../src/words/spoken.ts';
import { speakIn as speak } from './inEnglish.ts';
import { loadAnew } from './loadAnew.ts';
import { standIn } from './standIn.ts';

describe('the language of the app', () => {
  afterEach(() => speak('en'));

  it('chooses the plural form, six of them in Arabic', async () => {
    const pieces = () => [1, 2].map((count) => t('quantity.pieces', { count }));
    expect(pieces()).to.deep.equal(['1 piece', '2 pieces']);
    await speak('de');
    expect(pieces()).to.deep.equal(['1 Stück', '2 Stück']);
    await speak('ar');
    expect(
      [0, 1, 2, 3, 11, 100].map((count) => t('quantity.pieces', { count }).replace(/\d+ /, '')),
    ).to.deep.equal(['لا قطع', 'قطعة واحدة', 'قطعتان', 'قطع', 'قطعة', 'قطعة']);
  });

  it('has the texts of the admin pages, even for one opened while they are loading', async () => {
    const restore = standIn(globalThis, { document: { documentElement: {} } });
    try {
      const choosing = await loadAnew<typeof import('../../src/words/chooseLanguage.ts')>(
        'src/words/chooseLanguage.ts',
      );
      await choosing.speak('de');
      expect(() => t('admin.search')).to.throw();
      const first = choosing.speakToAdmin();
      await choosing.speakToAdmin();
      expect(t('admin.search')).to.equal('Artikel suchen');
      await first;
      await choosing.speak('en');
      expect(t('admin.search')).to.equal('Search the products');
    } finally {
      restore();
    }
  });

  it('writes money, times and lists', async () => {
    expect(listed(['a', 'b', 'c'], 'conjunction')).to.equal('a, b and c');
    await speak('de');
    expect(formatMoney('1234.50', 'EUR')).to.equal('1.234,50\u00a0€');
    expect(ago(120)).to.equal('vor 2 Minuten');
    expect(listed(['a', 'b', 'c'], 'disjunction')).to.equal('a, b oder c');
  });

  it('writes numbers by language only, like the edge, wherever the reader lives', async () => {
    const restore = standIn(globalThis, { navigator: { languages: ['de-CH', 'ar-EG'] } });
    await speak('de');
    expect(formatMoney('1234.50', 'EUR')).to.equal('1.234,50\u00a0€');
    await speak('ar');
    expect(formatMoney('1234.50', 'EUR')).to.contain('1,234.50');
    restore();
  });

  it('isolates an English name in an Arabic sentence', async () => {
    await speak('ar');
    expect(t('quantity.of', { name: 'Rope (2 m)' })).to.contain('\u2068Rope (2 m)\u2069');
  });

  it('translates the usual categories, and shows any other as it is', async () => {
    await speak('de');
    expect(categoryName('Kitchen')).to.equal('Küche');
    expect(categoryName('Rigging')).to.equal('Rigging');
  });

  it('translates refusals and faults by their codes', async () => {
    await speak('de');
    const fault = { code: 'too-short', message: 'Must have at least 8 characters', values: { min: 8 } };
    expect(faultText(fault)).to.equal('Bitte mindestens 8 Zeichen eingeben');
    expect(refusalText({ code: 'order-empty', message: 'Your order is empty' })).to.contain('ist leer');
  });

  it('falls back to the shop’s sentence for an unknown code or missing values', async () => {
    await speak('de');
    const newer = { code: 'moon-too-full', message: 'The moon is too full' };
    const older = { code: 'too-short', message: 'Must have at least 8 characters' };
    expect([
      refusalText(newer),
      faultText(newer),
      faultText(older),
      refusalText({ message: 'No' }),
    ]).to.deep.equal([newer.message, newer.message, older.message, 'No']);
  });
});
