import { expect } from 'chai';
import { nextTick, reactive } from 'vue';
import { useShowMore } from '../../src/composables/catalogue/useShowMore.ts';
import { inApp } from './inApp.ts';

describe('showing more of a list', () => {
  function open() {
    const list = reactive({ busy: false, failed: false, hasMore: true });
    let asked = 0;
    let came = 0;
    const ask = () => {
      asked += 1;
      list.busy = true;
    };
    const { result, unmount } = inApp(() =>
      useShowMore(
        () => list,
        ask,
        () => (came += 1),
      ),
    );
    const answer = async (failed: boolean) => {
      await nextTick();
      Object.assign(list, { busy: false, failed });
      await nextTick();
    };
    const seen = () => ({ asked, came, refused: result.isRefused.value });
    return { ...result, list, answer, seen, unmount };
  }

  it('requests once however often it is pressed, and shows a failure until the next press', async () => {
    const { list, more, answer, seen, unmount } = open();
    more();
    await nextTick();
    more();
    await answer(true);
    expect(seen()).to.deep.equal({ asked: 1, came: 1, refused: true });
    list.failed = false;
    expect(seen().refused, 'of another list, which takes its place').to.equal(false);
    more();
    await answer(false);
    expect(seen()).to.deep.equal({ asked: 2, came: 2, refused: false });
    unmount();
  });

  it('requests after a running refetch, whether that worked or not, if there is still more', async () => {
    for (const [failed, hasMore] of [
      [false, true],
      [true, true],
      [false, false],
    ] as const) {
      const { list, more, answer, seen, unmount } = open();
      list.busy = true;
      await nextTick();
      more();
      list.hasMore = hasMore;
      await answer(failed);
      expect(seen()).to.deep.equal({ asked: hasMore ? 1 : 0, came: hasMore ? 0 : 1, refused: false });
      unmount();
    }
  });

  it('shows the failure until a refetch succeeds, and no longer', async () => {
    const { list, more, answer, seen, unmount } = open();
    more();
    await answer(true);
    const readAnew = async (failed: boolean) => {
      list.busy = true;
      await answer(failed);
      return seen().refused;
    };
    expect(await readAnew(true)).to.equal(true);
    expect(await readAnew(false)).to.equal(false);
    expect(await readAnew(true)).to.equal(false);
    unmount();
  });

  it('shows no failure of a refetch that nobody asked for', async () => {
    const { list, answer, seen, unmount } = open();
    list.busy = true;
    await answer(true);
    expect(seen().refused).to.equal(false);
    unmount();
  });
});
