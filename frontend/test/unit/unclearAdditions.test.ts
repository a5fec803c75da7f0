import { expect } from 'chai';
import { createPinia, setActivePinia } from 'pinia';
import { useUnclearAdditions } from '../../src/stores/unclearAdditions.ts';

describe('additions with an unknown outcome', () => {
  const addition = (id: string, quantity: number) => ({ product: { id }, quantity });
  beforeEach(() => setActivePinia(createPinia()));

  it('are repeated under their own keys, each once, oldest first', () => {
    const { keep, keyFor } = useUnclearAdditions();
    keep(addition('mug', 2), 'first');
    keep(addition('mug', 2), 'second');
    expect([keyFor(addition('mug', 2)), keyFor(addition('mug', 2))]).to.deep.equal([
      { key: 'first', isRepeat: true },
      { key: 'second', isRepeat: true },
    ]);
    const third = keyFor(addition('mug', 2));
    expect(third.isRepeat).to.equal(false);
    expect(third.key).not.to.be.oneOf(['first', 'second']);
  });

  it('do not match another product, another quantity or the next user', () => {
    const { keep, keyFor, forget } = useUnclearAdditions();
    keep(addition('mug', 2), 'key');
    expect([addition('rope', 2), addition('mug', 3)].map((one) => keyFor(one).isRepeat)).to.deep.equal([
      false,
      false,
    ]);
    forget();
    expect(keyFor(addition('mug', 2)).isRepeat).to.equal(false);
  });
});
