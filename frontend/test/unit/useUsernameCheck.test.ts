import { expect } from 'chai';
import { mock } from 'node:test';
import { ref } from 'vue';
import { answerCalls, inApp, json, settle } from './inApp.ts';

describe('whether a username is free', () => {
  const taken = new Set(['grace']);
  let calls: ReturnType<typeof answerCalls>;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    calls = answerCalls((path) => {
      const name = path.split('/')[3] ?? '';
      return taken.has(name) ? json({ result: true }) : json({ code: 'not-found', detail: 'Nobody' }, 404);
    });
  });
  afterEach(() => {
    calls.restore();
    mock.timers.reset();
  });

  async function typing() {
    const { useUsernameCheck } = await import('../../src/composables/account/useUsernameCheck.ts');
    const typed = ref('');
    const { result, unmount } = inApp(() => useUsernameCheck(() => typed.value));
    const type = async (text: string, rest = 400) => {
      typed.value = text;
      await settle();
      mock.timers.tick(rest);
      await settle();
    };
    return { result, type, unmount };
  }

  it('is checked once the typing pauses, not at every letter', async () => {
    const { result, type, unmount } = await typing();
    await type('gra', 100);
    await type('grac', 100);
    expect([result.value, calls.asked.length]).to.deep.equal(['unknown', 0]);
    await type('grace');
    expect(result.value).to.equal('taken');
    expect(calls.asked).to.deep.equal(['GET /api/user/grace/exists']);
    unmount();
  });

  it('is unknown again as soon as another letter is typed', async () => {
    const { result, type, unmount } = await typing();
    await type('anne');
    expect(result.value).to.equal('free');
    await type('annette', 0);
    expect(result.value).to.equal('unknown');
    unmount();
  });

  it('is not checked for names that are too short', async () => {
    const { result, type, unmount } = await typing();
    await type(' gr ');
    expect([result.value, calls.asked.length]).to.deep.equal(['unknown', 0]);
    unmount();
  });

  it('is unknown while the user service is unavailable', async () => {
    const { result, type, unmount } = await typing();
    calls.restore();
    calls = answerCalls(() => json({ code: 'service-unavailable', detail: 'Away' }, 503));
    await type('grace');
    expect(result.value).to.equal('unknown');
    unmount();
  });
});
