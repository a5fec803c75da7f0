import { expect } from 'chai';
import { answerCalls, inApp, json, routerAt, settle } from './inApp.ts';

describe('registering', () => {
  const grace = { id: 'g', username: 'grace', first_name: 'Grace', last_name: 'Hopper', is_admin: false };
  const person = { ...grace, email: 'grace@example.com', password: 'correct horse' };
  const away = () => json({ code: 'service-unavailable', detail: 'Away' }, 503);

  async function register(answers: {
    create: () => Response;
    logIn?: () => Response;
    here?: typeof grace | null;
  }) {
    const { sessionQuery } = await import('../../src/composables/account/session.ts');
    const { useRegistration } = await import('../../src/composables/account/useRegistration.ts');
    const { useNotices } = await import('../../src/stores/notices.ts');
    const { typedPerson, forgetTypedPerson } = await import('../../src/stores/typedPerson.ts');
    let loggedIn: unknown;
    const calls = answerCalls((path, { body }) => {
      if (path === '/api/user/login') loggedIn = JSON.parse(body as string);
      if (path === '/api/session')
        return json({ user: answers.here === undefined ? grace : answers.here, degraded: [] });
      return path === '/api/user/create' ? answers.create() : (answers.logIn?.() ?? away());
    });
    const router = await routerAt('/register?to=/order');
    const { result, cache, unmount } = inApp(() => ({ ...useRegistration(), store: useNotices() }), {
      router,
    });
    typedPerson.username = 'grace';
    result.submit({ ...person, username: 'grace ' });
    await settle();
    const seen = {
      loggedIn,
      asked: calls.asked,
      at: router.currentRoute.value.fullPath,
      user: cache.getQueryData(sessionQuery.key)?.user?.username,
      said: result.store.notices.map(({ text }) => text),
      typed: typedPerson.username,
      fault: result.faultOf('username'),
      problem: result.problem.value,
    };
    forgetTypedPerson();
    unmount();
    calls.restore();
    return seen;
  }

  it('logs in, welcomes the user, and clears the input', async () => {
    const { asked, loggedIn, user, said, typed } = await register({
      create: () => json({ result: grace }, 201),
      logIn: () => json({ result: grace }),
    });
    expect(asked.slice(0, 2)).to.deep.equal(['POST /api/user/create', 'POST /api/user/login']);
    expect(loggedIn, 'the name as the shop took it').to.include({ username: 'grace' });
    expect([user, said, typed]).to.deep.equal(['grace', ['Welcome on board, Grace!'], '']);
  });

  it('goes to the log-in page when only the log-in fails, and keeps the name and the target', async () => {
    const { at, user, said, typed, problem } = await register({
      create: () => json({ result: grace }, 201),
      logIn: away,
    });
    expect([at, user, typed]).to.deep.equal(['/login?to=/order', undefined, 'grace']);
    expect([said, problem]).to.deep.equal([['Your account is ready. Please log in.'], null]);
  });

  it('explains that cookies are needed: the log-in page would fail the same way', async () => {
    const { at, said } = await register({
      create: () => json({ result: grace }, 201),
      logIn: () => json({ result: grace }),
      here: null,
    });
    expect(at).to.equal('/login?to=/order');
    expect(said).to.deep.equal([
      'Your account is ready. Please log in.',
      'Logging in needs cookies. Please allow them for this page.',
    ]);
  });

  it('stays on the page after a refusal, logs nobody in, and keeps the input', async () => {
    const refusal = {
      code: 'validation-failed',
      detail: 'One fault',
      errors: [{ path: 'body.username', message: 'Is taken' }],
    };
    const { asked, at, user, said, typed, fault } = await register({ create: () => json(refusal, 422) });
    expect(asked).to.deep.equal(['POST /api/user/create']);
    expect([at, user, said, typed]).to.deep.equal(['/register?to=/order', undefined, [], 'grace']);
    expect(fault).to.equal('Is taken');
  });
});
