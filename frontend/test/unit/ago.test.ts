import { expect } from 'chai';
import { ago } from '../../src/format/ago.ts';
import './inEnglish.ts';

describe('how long ago', () => {
  it('is written as a rough text', () => {
    expect([0, 59, 60, 150, 3600, 90_000, 10 * 86_400].map(ago)).to.deep.equal([
      'moments ago',
      'moments ago',
      '1 minute ago',
      '3 minutes ago',
      '1 hour ago',
      '25 hours ago',
      '10 days ago',
    ]);
  });
});
