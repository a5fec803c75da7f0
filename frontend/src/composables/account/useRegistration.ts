/**
 * Registers a visitor and logs them in. When only the log-in fails, the account exists and the log-in page
 * takes over.
 */
import type { CreateUserRequest, LoginRequest } from '@bulkhead/user/contract';
import { useRoute, useRouter } from 'vue-router';
import { isApiProblem } from '../../api/ApiProblem.ts';
import { users } from '../../api/users.ts';
import { useNotices } from '../../stores/notices.ts';
import { forgetTypedPerson } from '../../stores/typedPerson.ts';
import { logIn, type LogIn } from './logIn.ts';
import { sentenceOf } from '../outage/sentenceOf.ts';
import { useSigning } from './useSigning.ts';
import { useSubmit } from '../form/useSubmit.ts';
import { t } from '../../words/spoken.ts';

export function useRegistration() {
  const { signedIn } = useSigning();
  const notices = useNotices();
  const route = useRoute();
  const router = useRouter();

  async function logInAs({ username, password }: LoginRequest): Promise<void> {
    let done: LogIn;
    try {
      done = await logIn({ username, password });
    } catch (error) {
      notices.show('good', t('register.ready'));
      await router.replace({ path: '/login', query: route.query });
      // The log-in page would fail the same way, and only after the password was typed.
      if (isApiProblem(error) && error.code === 'no-cookies') notices.show('bad', sentenceOf(error));
      return;
    }
    notices.show('good', t('register.welcome', { name: done.user.first_name }));
    forgetTypedPerson();
    signedIn(done);
  }

  return useSubmit({
    send: (person: CreateUserRequest, key) => users.register(person, key),
    // Logs in with the username from the answer: the shop may have normalized the one typed.
    done: ({ username }, { password }) => logInAs({ username, password }),
  });
}
