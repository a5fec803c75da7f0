import { expect } from 'chai';
import { mock } from 'node:test';
import { ApiProblem } from '../../src/api/ApiProblem.ts';
import { loadAnew } from './loadAnew.ts';

describe('an outage of a part of the shop', () => {
  let now = 0;
  before(() => mock.method(performance, 'now', () => now));
  after(() => mock.restoreAll());

  const open = () =>
    loadAnew<typeof import('../../src/composables/outage/trouble.ts')>('src/composables/outage/trouble.ts');
  const failure = (status: number) => new ApiProblem('No', { status, code: 'some-code' });

  it('begins when a part does not answer, or the shop cannot be reached', async () => {
    for (const status of [0, 502, 503, 504]) {
      const { inTrouble, hasJustFailed, noticeTrouble } = await open();
      expect([inTrouble.value, hasJustFailed()]).to.deep.equal([false, false]);
      noticeTrouble(failure(status));
      expect([inTrouble.value, hasJustFailed()], String(status)).to.deep.equal([true, true]);
    }
  });

  it('begins when a copy is served', async () => {
    const { inTrouble, hasJustFailed, noticeCopy } = await open();
    noticeCopy();
    expect([inTrouble.value, hasJustFailed()]).to.deep.equal([true, true]);
  });

  it('is not a refusal, and not a bug of the app', async () => {
    const { inTrouble, hasJustFailed, noticeTrouble } = await open();
    for (const error of [failure(409), failure(422), failure(500), new TypeError('x is undefined')])
      noticeTrouble(error);
    expect([inTrouble.value, hasJustFailed()]).to.deep.equal([false, false]);
  });

  it('lasts for five seconds after the last failure', async () => {
    const { hasJustFailed, noticeTrouble } = await open();
    const lingersAfter = (ms: number) => {
      now += ms;
      return hasJustFailed();
    };
    noticeTrouble(failure(503));
    expect(lingersAfter(4_000)).to.equal(true);
    noticeTrouble(failure(503));
    expect([lingersAfter(4_999), lingersAfter(1)]).to.deep.equal([true, false]);
  });

  it('counts every signed-out answer, and no other', async () => {
    const { signedOutAnswers, noticeTrouble } = await open();
    for (const status of [401, 403, 503, 401]) noticeTrouble(failure(status));
    expect(signedOutAnswers.value).to.equal(2);
  });
});
