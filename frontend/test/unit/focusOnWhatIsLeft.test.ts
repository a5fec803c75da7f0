import { expect } from 'chai';
import { focusOnWhatIsLeft } from '../../src/composables/form/focusOnWhatIsLeft.ts';
import { standIn } from './standIn.ts';

describe('the focus, when a line is removed', () => {
  const focused: string[] = [];
  const place = (name: string) => ({
    focus: (options?: { preventScroll: boolean }) => focused.push(options?.preventScroll ? name : 'moved'),
  });
  const heading = place('heading');
  let restore: () => void;

  beforeEach(() => {
    focused.length = 0;
    restore = standIn(globalThis, { document: { querySelector: place } });
  });
  afterEach(() => restore());

  it('moves to the heading of the remaining lines, without scrolling', () => {
    focusOnWhatIsLeft(heading, 1);
    expect(focused).to.deep.equal(['heading']);
  });

  it('moves to the page when it was the last line', () => {
    focusOnWhatIsLeft(heading, 0);
    expect(focused).to.deep.equal(['main']);
  });
});
