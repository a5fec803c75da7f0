import { expect } from 'chai';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ar, statusAr } from '../../src/words/ar.ts';
import { adminAr } from '../../src/words/admin/ar.ts';
import { adminDe } from '../../src/words/admin/de.ts';
import { adminEn } from '../../src/words/admin/en.ts';
import { de, statusDe } from '../../src/words/de.ts';
import { en, statusEn } from '../../src/words/en.ts';
import { LANGUAGES } from '../../src/words/languages.ts';
import { type Catalogue, gapsIn } from '../../src/words/message.ts';

const ROOT = join(import.meta.dirname, '../../..');
const catalogues: Record<keyof typeof LANGUAGES, Catalogue> = {
  en: { ...en, ...adminEn, ...statusEn },
  de: { ...de, ...adminDe, ...statusDe },
  ar: { ...ar, ...adminAr, ...statusAr },
};

const sources = (pattern: string) =>
  globSync(pattern, { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'));

/** The first group of every match, in all files of a pattern. */
const found = (pattern: string, expression: RegExp) =>
  new Set(sources(pattern).flatMap((text) => [...text.matchAll(expression)].map(([, word = '']) => word)));

describe('the texts of the app', () => {
  for (const [language, catalogue] of Object.entries(catalogues)) {
    it(`have the same placeholders in ${language} as in English`, () => {
      for (const [key, message] of Object.entries(catalogue)) {
        expect(gapsIn(message), key).to.deep.equal(gapsIn(catalogues.en[key]!));
      }
    });

    it(`have every plural form of ${language}, and no other`, () => {
      const { locale } = LANGUAGES[language as keyof typeof LANGUAGES];
      const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
      for (const [key, message] of Object.entries(catalogue)) {
        if (typeof message === 'string') continue;
        expect(Object.keys(message), key).to.have.members(forms);
      }
    });
  }

  for (const [language, words] of Object.entries({ en, de, ar })) {
    it(`name a button in ${language} by its visible text, for voice control (WCAG 2.5.3)`, () => {
      const holds = (name: string, seen: string) =>
        ` ${name.toLowerCase()} `.replaceAll(',', ' ').includes(` ${seen.toLowerCase()} `);
      const names = [words['add.brief.toOrder'], words['add.brief.toBasket']];
      expect(names.filter((name) => !holds(name, words['add.brief']))).to.deep.equal([]);
      expect(holds(words['add.paused'], words['add.brief.paused'])).to.equal(true);
    });
  }

  it('write numbers in the language’s format: none is converted to a string beforehand', () => {
    for (const source of sources('frontend/src/{components,pages}/**/*.vue'))
      expect(source).to.not.match(/\bt\([^)]*String\(/);
  });

  it('cover every refusal a service can give, except outages, which the page words itself', () => {
    const codes = [
      ...found('services/*/src/**/*.ts', /new Refusal\(\s*'[\w-]+',\s*'([\w-]+)'/g),
      ...found('services/*/src/**/*.ts', /new OrderRefusal\(\s*'([\w-]+)'/g),
    ];
    expect(codes.length).to.be.greaterThan(25);
    for (const code of codes) expect(catalogues.en).to.have.property(`refusal.${code}`);
  });

  it('cover every fault a service can find in a field', () => {
    const rules = found('services/*/src/**/*.ts', /\bfault\(\s*'([\w-]+)'/g);
    const faults = found('services/*/src/**/*.ts', /\bcode: '([a-z-]+)'/g);
    expect(rules.size).to.be.greaterThan(10);
    for (const code of [...rules, ...faults]) expect(catalogues.en).to.have.property(`fault.${code}`);
  });

  it('cover every problem the app itself detects', () => {
    const codes = found('frontend/src/**/*.ts', /\bownProblem\('([\w-]+)'/g);
    expect(codes).to.include.all.keys('timed-out', 'wrong-credentials', 'no-cookies');
    for (const code of codes) expect(catalogues.en).to.have.property(`refusal.${code}`);
  });

  it('are all used', () => {
    const text = sources('frontend/src/{components,composables,format,pages,stores,words}/**/*.{ts,vue}')
      .concat(sources('frontend/src/{App.vue,prerender.ts}'), sources('frontend/edge/status/*.ts'))
      .filter((source) => !/^export const \w+(: (Admin)?Words)? = \{\n  '/m.test(source))
      .join('\n');
    const chosenByCode =
      /^(refusal|fault|category|catalogue\.sort|admin\.state|shop\.colours|ship)\.|^status\.(title|column|part|state|without)\./;
    for (const key of Object.keys(catalogues.en))
      if (!chosenByCode.test(key)) expect(text).to.contain(`'${key}'`);
  });
});
