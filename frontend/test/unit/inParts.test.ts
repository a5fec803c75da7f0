import { expect } from 'chai';
import { effectScope, nextTick, shallowRef } from 'vue';
import './inApp.ts';

describe('a long list', () => {
  let inParts: typeof import('../../src/browser/nextPicture.ts').inParts;
  let paint: () => void;
  const scope = effectScope();
  const numbers = (length: number, from = 0) => Array.from({ length }, (_, i) => from + i);

  before(async () => {
    const waiting: (() => void)[] = [];
    Object.assign(globalThis, { requestAnimationFrame: (draw: () => void) => waiting.push(draw) });
    paint = () => {
      for (const draw of waiting.splice(0)) draw();
    };
    ({ inParts } = await import('../../src/browser/nextPicture.ts'));
  });
  after(() => {
    scope.stop();
    Reflect.deleteProperty(globalThis, 'requestAnimationFrame');
  });

  function follow(length: number) {
    const list = shallowRef(numbers(length));
    const of = shallowRef('kitchen');
    const drawn = scope.run(() =>
      inParts(
        () => list.value,
        () => of.value,
      ),
    );
    return { list, of, drawn: () => drawn?.value.length };
  }

  const nextPicture = async () => {
    paint();
    await new Promise((resolve) => setTimeout(resolve));
    await nextTick();
  };

  it('is drawn one part per frame until it is complete', async () => {
    const { drawn } = follow(20);
    const seen = [drawn()];
    for (let pictures = 0; pictures < 3; pictures += 1) {
      await nextPicture();
      seen.push(drawn());
    }
    expect(seen).to.deep.equal([6, 12, 18, 20]);
  });

  it('keeps the rows already drawn when it is reloaded or grows', async () => {
    const { list, drawn } = follow(16);
    await nextPicture();
    list.value = numbers(30);
    await nextTick();
    expect(drawn()).to.equal(12);
    await nextPicture();
    expect(drawn()).to.equal(18);
  });

  it('starts again for a different list, and stops drawing the old one', async () => {
    const { list, of, drawn } = follow(40);
    of.value = 'outdoors';
    list.value = numbers(12, 100);
    await nextTick();
    expect(drawn()).to.equal(6);
    await nextPicture();
    expect(drawn()).to.equal(12);
  });
});
