import { expect } from 'chai';
import { formatInstant } from '../../src/format/instant.ts';
import { speakIn } from './inEnglish.ts';
import { spoken } from '../../src/words/spoken.ts';

describe('a date and time', () => {
  const { TZ: zone } = process.env;
  const english = spoken.value;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    spoken.value = english;
  });

  it('is written in the reader’s time zone', () => {
    const lateInTheEvening = '2026-01-31T22:30:00.000Z';
    process.env.TZ = 'Europe/London';
    expect(formatInstant(lateInTheEvening))
      .to.match(/January/)
      .and.match(/\b31\b.*(22|10):30/);
    process.env.TZ = 'Pacific/Auckland';
    expect(formatInstant(lateInTheEvening))
      .to.match(/February/)
      .and.match(/\b1\b.*11:30/);
  });

  it('is written in the language of the page', async () => {
    await speakIn('de');
    expect(formatInstant('2026-03-15T12:00:00.000Z')).to.match(/^15\. März 2026/);
  });
});
