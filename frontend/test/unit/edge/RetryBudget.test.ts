import { expect } from 'chai';
import { RetryBudget } from '../../../edge/upstreams/RetryBudget.ts';

describe('the retry budget', () => {
  it('allows a few retries at first, then no more', () => {
    const budget = new RetryBudget();
    const taken = Array.from({ length: 100 }, () => budget.take()).filter(Boolean).length;
    expect(taken).to.be.within(20, 21);
  });

  it('grows with the requests: one retry for every five', () => {
    const budget = new RetryBudget();
    while (budget.take());
    for (let i = 0; i < 25; i += 1) budget.requested();
    const taken = Array.from({ length: 100 }, () => budget.take()).filter(Boolean).length;
    expect(taken).to.be.within(5, 6);
  });
});
