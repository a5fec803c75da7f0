import { expect } from 'chai';
import { focusOnWhatIsLeft } from '../../src/composables/form/focusOnWhatIsLeft.ts';
import { standIn } from './standIn.ts';

describe('the keyboard, when a line is taken out', () => {
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

  it('goes to the heading of the lines that are left, and nothing moves', () => {
    focusOnWhatIsLeft(heading, 1);
    expect(focused).to.deep.equal(['heading']);
  });

  it('goes to the page when it was the last one', () => {
    focusOnWhatIsLeft(heading, 0);
    expect(focused).to.deep.equal(['main']);
  });
});
