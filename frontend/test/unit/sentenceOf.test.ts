import { expect } from 'chai';
import { ApiProblem } from '../../src/api/ApiProblem.ts';
import { sentenceOf } from '../../src/composables/outage/sentenceOf.ts';
import './inEnglish.ts';

describe('what a shopper is told about a failure', () => {
  const problem = (status: number, code: string, detail = 'An English sentence of the shop') =>
    new ApiProblem(detail, { status, code });

  it('is that a part is missing, not what stands between', () => {
    for (const status of [502, 503, 504])
      expect(sentenceOf(problem(status, 'bad-gateway'))).to.match(/^That part of the shop does not answer/);
  });

  it('is that their own connection is gone when no answer came at all', () => {
    expect(sentenceOf(problem(0, 'no-connection'))).to.match(/check your connection/);
  });

  it('is why the shop refused, in its words when the app has none for it', () => {
    expect(sentenceOf(problem(409, 'username-taken'))).to.equal('This username is taken.');
    expect(sentenceOf(problem(409, 'moon-too-full', 'The moon is too full'))).to.equal(
      'The moon is too full',
    );
  });

  it('is nothing of the inside of a page that broke', () => {
    expect(sentenceOf(new TypeError('x is undefined'))).to.match(/^Something went wrong on this page/);
  });
});
