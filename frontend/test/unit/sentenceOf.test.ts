import { expect } from 'chai';
import { ApiProblem } from '../../src/api/ApiProblem.ts';
import { sentenceOf } from '../../src/composables/outage/sentenceOf.ts';
import './inEnglish.ts';

describe('the sentence a shopper reads about a failure', () => {
  const problem = (status: number, code: string, detail = 'An English sentence of the shop') =>
    new ApiProblem(detail, { status, code });

  it('says that a part is unavailable, not what the proxy reported', () => {
    for (const status of [502, 503, 504])
      expect(sentenceOf(problem(status, 'bad-gateway'))).to.match(/^That part of the shop does not answer/);
  });

  it('points at the shopper’s connection when no answer came at all', () => {
    expect(sentenceOf(problem(0, 'no-connection'))).to.match(/check your connection/);
  });

  it('gives the reason of a refusal, in the shop’s words when the app has none', () => {
    expect(sentenceOf(problem(409, 'username-taken'))).to.equal('This username is taken.');
    expect(sentenceOf(problem(409, 'moon-too-full', 'The moon is too full'))).to.equal(
      'The moon is too full',
    );
  });

  it('shows no internals of a broken page', () => {
    expect(sentenceOf(new TypeError('x is undefined'))).to.match(/^Something went wrong on this page/);
  });
});
