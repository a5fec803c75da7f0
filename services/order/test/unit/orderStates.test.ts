import { expect } from 'chai';
import { assertMayBecome, assertSound, orderStates } from '../../src/domain/orderStates.ts';

describe('the states of an order', () => {
  it('are sound', () => {
    assertSound(orderStates);
  });

  const open = { isOpen: true, next: ['placed'] };
  const placed = { isOpen: false, next: [] };
  for (const [what, states] of [
    ['lead to one that does not exist', { open, placed: { isOpen: false, next: ['shipped'] } }],
    ['lead back into an open one', { open, placed: { isOpen: false, next: ['open'] } }],
    ['hold one that no order reaches', { open, placed, lost: placed }],
  ] as const) {
    it(`are refused when they ${what}`, () => {
      expect(() => assertSound(states)).to.throw();
    });
  }

  it('allow an open order to be placed, and a placed one nothing', () => {
    assertMayBecome('open', 'placed');
    expect(() => assertMayBecome('placed', 'placed')).to.throw();
    expect(() => assertMayBecome('placed', 'open')).to.throw();
  });
});
