import { expect } from 'chai';
import { isApiProblem } from '../../src/api/ApiProblem.ts';
import { answerCalls, json } from './inApp.ts';

describe('logging in', () => {
  const grace = { id: 'g', username: 'grace', is_admin: false };

  async function logInWith(session: () => Response): Promise<string> {
    const { logIn } = await import('../../src/composables/account/logIn.ts');
    const { sentenceOf } = await import('../../src/composables/outage/sentenceOf.ts');
    const calls = answerCalls((path) => (path === '/api/session' ? session() : json({ result: grace })));
    try {
      const { user, session } = await logIn({ username: 'grace', password: 'correct horse' });
      return session ? `${session.user?.username} by the session` : user.username;
    } catch (error) {
      return isApiProblem(error) ? sentenceOf(error) : 'no problem of the shop';
    } finally {
      calls.restore();
    }
  }

  it('succeeds when the session confirms the user or cannot be read', async () => {
    expect(await logInWith(() => json({ user: grace, degraded: [] }))).to.equal('grace by the session');
    expect(await logInWith(() => json({ code: 'service-unavailable' }, 503))).to.equal('grace');
  });

  it('succeeds while the session store is unavailable', async () => {
    expect(await logInWith(() => json({ user: null, degraded: ['session-store'] }))).to.equal('grace');
  });

  it('fails with a message where the browser keeps no cookie: the session is empty right after it', async () => {
    expect(await logInWith(() => json({ user: null, degraded: [] }))).to.match(/needs cookies/);
  });
});
