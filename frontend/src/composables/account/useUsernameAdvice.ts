/**
 * The message at the username field of the registration form: the shop's refusal until the name is edited,
 * else whether the name is free. It does not check the naming rules of the shop: that would load a whole
 * library.
 */
import type { CreateUserRequest } from '@bulkhead/user/contract';
import { computed } from 'vue';
import { t } from '../../words/spoken.ts';
import type { useSubmit } from '../form/useSubmit.ts';
import { useUsernameCheck } from './useUsernameCheck.ts';

type Sending = Pick<ReturnType<typeof useSubmit<CreateUserRequest, unknown>>, 'sent' | 'faultOf'>;

export function useUsernameAdvice(typed: () => string, { sent, faultOf }: Sending) {
  const check = useUsernameCheck(typed);
  const refusal = computed(() =>
    sent.value?.username.trim() === typed().trim() ? faultOf('username') : undefined,
  );
  const fault = computed(() => refusal.value ?? (check.value === 'taken' ? t('register.taken') : undefined));
  const praise = computed(() =>
    check.value === 'free' && !fault.value ? t('register.free', { username: typed().trim() }) : '',
  );
  return { fault, praise };
}
