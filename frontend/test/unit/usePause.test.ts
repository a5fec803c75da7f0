import { expect } from 'chai';
import { mock } from 'node:test';
import { effectScope } from 'vue';
import { usePause } from '../../src/composables/form/usePause.ts';

describe('a pause', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setInterval', 'Date'] }));
  afterEach(() => mock.timers.reset());

  const pause = () => {
    const scope = effectScope();
    const made = scope.run(usePause);
    if (!made) throw new Error('No scope');
    return { ...made, end: () => scope.stop() };
  };

  it('counts down whole seconds, rounded up', () => {
    const { left, start, end } = pause();
    start(2.2);
    expect(left.value).to.equal(3);
    mock.timers.tick(2_000);
    expect(left.value).to.equal(1);
    mock.timers.tick(5_000);
    expect(left.value).to.equal(0);
    end();
  });

  it('includes the time the page has slept', () => {
    const { left, start, end } = pause();
    start(900);
    mock.timers.setTime(Date.now() + 890_000); // no timer ran meanwhile
    mock.timers.tick(1_000);
    expect(left.value).to.be.within(8, 9);
    end();
  });

  it('restarts when requested again', () => {
    const { left, start, end } = pause();
    start(2);
    mock.timers.tick(1_000);
    start(5);
    mock.timers.tick(1_000);
    expect(left.value).to.equal(4);
    end();
  });

  it('ends with the component', () => {
    const { left, start, end } = pause();
    start(9);
    end();
    expect(left.value).to.equal(0);
    mock.timers.tick(1_000);
    expect(left.value).to.equal(0);
  });
});
