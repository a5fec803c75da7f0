/** The sentences a shopper reads during an outage: what does not work, what does, and what is kept. */
import type { Part } from '../../api/sessionClient.ts';
import { isOffline } from '../../browser/offline.ts';
import { listed, t } from '../../words/spoken.ts';

export function whatIsMissing(missing: readonly Part[], unreachable: boolean, signedIn: boolean): string[] {
  const kept = signedIn ? t('missing.orderKept') : t('missing.basketKept');
  if (isOffline.value) return [t('missing.offline'), kept];
  if (unreachable) return [t('missing.everything'), kept];
  const isAway = (part: Part) => missing.includes(part);
  const sentences = [
    (isAway('order') || isAway('user')) && whatWorks(isAway('order'), isAway('user'), signedIn),
    isAway('product') && t('missing.product'),
    isAway('order') && kept,
    isAway('session-store') && signedIn && t('missing.session-store'),
  ];
  return sentences.filter((sentence) => sentence !== false);
}

function whatWorks(noOrders: boolean, noAccounts: boolean, signedIn: boolean): string {
  const cannot = [
    noOrders ? t('missing.order') : '',
    noAccounts ? (signedIn ? t('missing.account') : t('missing.logIn')) : '',
  ];
  const can = [
    t('missing.can.look'),
    signedIn ? '' : t('missing.can.fill'),
    signedIn && !noOrders ? t('missing.can.order') : '',
    signedIn || noAccounts ? '' : t('missing.can.logIn'),
  ];
  return t('missing.works', {
    cannot: listed(cannot.filter(Boolean), 'disjunction'),
    can: listed(can.filter(Boolean), 'conjunction'),
  });
}
