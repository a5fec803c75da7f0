import { expect } from 'chai';
import { mock } from 'node:test';
import { ref } from 'vue';
import { ApiProblem } from '../../src/api/ApiProblem.ts';
import { answerCalls, inApp, json, settle } from './inApp.ts';

describe('the message at the username', () => {
  const refusals = {
    taken: { status: 409, code: 'username-taken' },
    'not allowed': { status: 422, code: 'validation-failed' },
  };
  let calls: ReturnType<typeof answerCalls>;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    calls = answerCalls(() => json({ code: 'not-found', detail: 'Nobody' }, 404));
  });
  afterEach(() => {
    calls.restore();
    mock.timers.reset();
  });

  /** A visitor who has typed a name that the check reports as free but the shop will refuse. */
  async function registering(refusal: { status: number; code: string }) {
    const { useSubmit } = await import('../../src/composables/form/useSubmit.ts');
    const { useUsernameAdvice } = await import('../../src/composables/account/useUsernameAdvice.ts');
    const errors = [{ path: 'body.username', message: 'Not this one' }];
    const typed = ref('');
    const { result, unmount } = inApp(() => {
      const sending = useSubmit({
        send: (_person: { username: string }) =>
          Promise.reject<object>(new ApiProblem('No', { ...refusal, errors })),
        done: () => {},
      });
      return { ...useUsernameAdvice(() => typed.value, sending as never), submit: sending.submit };
    });
    const type = async (username: string) => {
      typed.value = username;
      await settle();
      mock.timers.tick(400);
      await settle();
    };
    await type('grace');
    return { ...result, type, unmount };
  }

  for (const [what, refusal] of Object.entries(refusals))
    it(`is the refusal of a name that is ${what}, not the praise, until another name is typed`, async () => {
      const { fault, praise, submit, type, unmount } = await registering(refusal);
      expect([fault.value, praise.value]).to.deep.equal([undefined, '“grace” is free.']);
      submit({ username: 'grace' });
      await settle();
      expect(fault.value).to.equal('Not this one');
      expect(praise.value).to.equal('');
      await type('grace2');
      expect([fault.value, praise.value]).to.deep.equal([undefined, '“grace2” is free.']);
      unmount();
    });
});
