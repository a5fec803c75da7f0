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

  it('is done when the shop knows who is here, or cannot say', async () => {
    expect(await logInWith(() => json({ user: grace, degraded: [] }))).to.equal('grace by the session');
    expect(await logInWith(() => json({ code: 'service-unavailable' }, 503))).to.equal('grace');
  });

  it('is done when the shop cannot know who is here while the sessions are away', async () => {
    expect(await logInWith(() => json({ user: null, degraded: ['session-store'] }))).to.equal('grace');
  });

  it('is refused in words where the browser keeps no cookie: the shop knows nobody right after it', async () => {
    expect(await logInWith(() => json({ user: null, degraded: [] }))).to.match(/needs cookies/);
  });
});
