import { expect } from 'chai';
import { Problem } from '../../src/contract/shared.ts';
import { openApiOf } from '../../src/http/openApi.ts';
import { problemOf } from '../../src/http/problem.ts';
import { Refusal } from '../../src/errors/Refusal.ts';
import { AnswerCheck } from '../../src/testing/AnswerCheck.ts';

describe('an answer that no route gives', () => {
  const check = new AnswerCheck(openApiOf('empty', []));
  const { body } = problemOf(new Refusal('missing', 'not-found', 'There is nothing'), { requestId: 'an-id' });
  const assertFits = (answer: unknown, status = 404, type = 'application/problem+json; charset=utf-8') => {
    check.assertDescribed('GET', '/nowhere', status, type, answer);
  };

  it('is a problem with status 404 or 405', () => {
    expect(Problem.parse(body)).to.deep.equal(body);
    for (const status of [404, 405]) assertFits(body, status);
  });

  it('is nothing else', () => {
    expect(() => assertFits({ ...body, code: undefined })).to.throw('does not fit');
    expect(() => assertFits(body, 404, 'application/json')).to.throw('is not in openapi.json');
    expect(() => assertFits(body, 409)).to.throw('is not in openapi.json');
  });
});
