import { expect } from 'chai';
import { ApiProblem } from '../../src/api/ApiProblem.ts';
import { makeAttempt } from '../../src/api/attempt.ts';

describe('an attempt', () => {
  const away = new ApiProblem('Away', { status: 503, code: 'service-unavailable' });
  const refused = new ApiProblem('Empty', { status: 409, code: 'order-empty' });
  const stillRunning = new ApiProblem('Wait', { status: 409, code: 'in-progress' });

  it('keeps its key while the outcome is unknown', () => {
    const attempt = makeAttempt();
    const key = attempt.keyFor({ qty: 1 });
    for (const error of [away, stillRunning, new TypeError('network')]) {
      attempt.failed(error);
      expect(attempt.keyFor({ qty: 1 })).to.equal(key);
    }
  });

  it('takes a new key after success, after a refusal, and for a different request', () => {
    const attempt = makeAttempt();
    const first = attempt.keyFor({ qty: 1 });
    attempt.succeeded();
    const second = attempt.keyFor({ qty: 1 });
    attempt.failed(refused);
    const third = attempt.keyFor({ qty: 1 });
    const fourth = attempt.keyFor({ qty: 2 });
    expect(new Set([first, second, third, fourth]).size).to.equal(4);
  });
});
