import { expect } from 'chai';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = join(import.meta.dirname, '../../src');
const read = (file: string) => readFileSync(join(SOURCES, file), 'utf8');
/** Each custom property with its value. */
const named = (css: string) => css.match(/--[\w-]+: [^;]+;/g) ?? [];
const files = globSync('**/*.{vue,css}', { cwd: SOURCES });

/** Matches in the shop's styles, except the file of tokens. */
const styled = (pattern: RegExp): string[] =>
  files
    .filter((file) => !file.endsWith('tokens.css'))
    .flatMap((file) => {
      const style = file.endsWith('.css') ? read(file) : (/<style.*/s.exec(read(file))?.[0] ?? '');
      return [...style.matchAll(pattern)].map(([one]) => `${file}: ${one}`);
    });

describe('the sizes and durations in the styles', () => {
  it('use tokens for font sizes, spacing and rounded corners', () => {
    const unnamed = styled(
      /(?<![\w-])(?:font-size|(?:row-|column-)?gap|padding|margin|border-radius)[\w-]*: [^;]*\d(?:rem|px)/g,
    );
    expect(unnamed).to.deep.equal(['styles/base.css: margin: -1px']); // of text for screen readers only
  });

  it('use tokens for animations', () => {
    expect(styled(/\b(?:transition|animation)[\w-]*: [^;]*?\d+m?s\b/g)).to.deep.equal([]);
  });
});

describe('the colours in the styles', () => {
  it('use tokens everywhere', () => {
    expect(styled(/#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\(/gi)).to.deep.equal([]);
  });

  it('are the same on the status page, which has its own style sheet', () => {
    const status = readFileSync(join(SOURCES, '../public/status.css'), 'utf8');
    const used = new Set([...status.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
    const colours = [
      ...read('styles/tokens.css').matchAll(/(--[\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));/g),
    ]
      .filter(([, name]) => used.has(name))
      .map(([, name, day, night, always]) => ({
        day: `${name}: ${day ?? always};`,
        night: night ? [`${name}: ${night};`] : [],
      }));
    const night = colours.flatMap((colour) => colour.night);
    expect(colours.length).to.equal(used.size);
    // Light, dark by the visitor's choice, dark by the system.
    expect(named(status)).to.deep.equal([...colours.map(({ day }) => day), ...night, ...night]);
    expect(status.replace(/\/\*.*?\*\//gs, ''), 'which older browsers do not know').to.not.contain(
      'light-dark(',
    );
    expect(status.replaceAll(/--[^;]+;/g, '')).to.not.match(/#[\da-f]{3,8}\b/i);
  });

  it('are all defined', () => {
    const known = new Set(
      files.flatMap((file) => [...read(file).matchAll(/(--[\w-]+)'?:/g)].map(([, name]) => name)),
    );
    const used = files.flatMap((file) =>
      [...read(file).matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name),
    );
    expect(used.filter((name) => !known.has(name))).to.deep.equal([]);
  });
});
