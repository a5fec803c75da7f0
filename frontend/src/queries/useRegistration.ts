/** Registers somebody and logs them in. When only the log-in fails, the account exists and the log-in page takes over. */
import type { CreateUserRequest, LoginRequest, User } from '@bulkhead/user/contract';
import { useRoute, useRouter } from 'vue-router';
import { users } from '../api/users.ts';
import { useNotices } from '../stores/notices.ts';
import { forgetTypedPerson } from '../stores/typedPerson.ts';
import { logIn } from './logIn.ts';
import { useSigning } from './useSigning.ts';
import { useSubmit } from './useSubmit.ts';
import { t } from '../words/spoken.ts';

export function useRegistration() {
  const { signedIn } = useSigning();
  const notices = useNotices();
  const route = useRoute();
  const router = useRouter();

  async function logInAs({ username, password }: LoginRequest): Promise<void> {
    let user: User;
    try {
      user = await logIn({ username, password });
    } catch {
      notices.show('good', t('register.ready'));
      await router.replace({ path: '/login', query: route.query });
      return;
    }
    notices.show('good', t('register.welcome', { name: user.first_name }));
    forgetTypedPerson();
    signedIn(user);
  }

  return useSubmit({
    send: (person: CreateUserRequest, key) => users.register(person, key),
    // By the name as the shop took it: it may have tidied the one typed.
    done: ({ username }, { password }) => logInAs({ username, password }),
  });
}
