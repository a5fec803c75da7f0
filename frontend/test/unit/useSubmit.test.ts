import { expect } from 'chai';
import { mock } from 'node:test';
import { answerCalls, inApp, settle } from './inApp.ts';
import { ApiProblem } from '../../src/api/ApiProblem.ts';
import { useSubmit } from '../../src/composables/form/useSubmit.ts';

describe('submitting', () => {
  const away = new ApiProblem('Away', { status: 503, code: 'service-unavailable' });
  const faulty = new ApiProblem('One fault', {
    status: 422,
    code: 'validation-failed',
    errors: [{ path: 'body.email', message: 'Must be an address' }],
  });
  const tooOften = new ApiProblem('Wait', { status: 429, code: 'too-many', retryAfter: 7 });

  let calls: ReturnType<typeof answerCalls>;
  beforeEach(() => {
    calls = answerCalls(() => Promise.reject(new Error('Nothing of this calls the shop')));
  });
  afterEach(() => calls.restore());

  /** A form whose outcomes the test chooses. */
  function form() {
    const sent: { wish: string; key: string; end: (problem?: ApiProblem) => Promise<void> }[] = [];
    const done: string[] = [];
    const { result, unmount } = inApp(() =>
      useSubmit({
        send: (wish: string, key) => {
          const { promise, resolve, reject } = Promise.withResolvers<string>();
          const end = (problem?: ApiProblem) => {
            if (problem) reject(problem);
            else resolve(`${wish} done`);
            return settle();
          };
          sent.push({ wish, key, end });
          return promise;
        },
        done: (outcome) => done.push(outcome),
      }),
    );
    return { ...result, sent, done, unmount };
  }

  it('sends once however often it is pressed, and reports success', async () => {
    const { submit, busy, sent, done, unmount } = form();
    for (let presses = 0; presses < 3; presses += 1) submit('mug');
    await settle();
    expect([sent.length, busy.value]).to.deep.equal([1, true]);
    await sent[0]?.end();
    expect([done, busy.value]).to.deep.equal([['mug done'], false]);
    unmount();
  });

  it('keeps its key until the outcome is known', async () => {
    const { submit, sent, problem, unmount } = form();
    submit('mug');
    await settle();
    await sent[0]?.end(away);
    expect(problem.value).to.equal(away);
    submit('mug');
    await settle();
    await sent[1]?.end();
    submit('mug');
    await settle();
    const keys = sent.map(({ key }) => key);
    expect(keys[0]).to.equal(keys[1]).and.not.to.equal(keys[2]);
    await sent[2]?.end();
    unmount();
  });

  it('gives each fault for its field, and clears it with the next attempt', async () => {
    const { submit, sent, faultOf, problem, unmount } = form();
    submit('mug');
    await settle();
    await sent[0]?.end(faulty);
    expect([faultOf('email'), faultOf('username')]).to.deep.equal(['Must be an address', undefined]);
    submit('rope');
    await settle();
    await sent[1]?.end();
    expect([faultOf('email'), problem.value]).to.deep.equal([undefined, null]);
    unmount();
  });

  it('pauses as long as the shop asks, and sends nothing meanwhile', async () => {
    const { submit, sent, pausedFor, unmount } = form();
    submit('mug');
    await settle();
    await sent[0]?.end(tooOften);
    expect(pausedFor.value).to.equal(7);
    submit('mug');
    await settle();
    expect(sent).to.have.length(1);
    unmount();
  });

  it('clears the problem when the pause is over', async () => {
    mock.timers.enable({ apis: ['setInterval', 'Date'] });
    try {
      const { submit, sent, problem, pausedFor, unmount } = form();
      submit('mug');
      await settle();
      await sent[0]?.end(tooOften);
      mock.timers.tick(6_000);
      await settle();
      expect([problem.value, pausedFor.value]).to.deep.equal([tooOften, 1]);
      mock.timers.tick(1_000);
      await settle();
      expect([problem.value, pausedFor.value]).to.deep.equal([null, 0]);
      unmount();
    } finally {
      mock.timers.reset();
    }
  });
});
