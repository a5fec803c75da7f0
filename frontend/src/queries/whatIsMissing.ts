/** What a shopper is told while parts of the shop are missing: what does not work, what does, and what is kept. */
import type { Part } from '../api/sessionClient.ts';

export function whatIsMissing(missing: readonly Part[], unreachable: boolean, signedIn: boolean): string[] {
  if (unreachable) {
    return ['The shop cannot be reached just now. What you see here stays, and your basket is kept.'];
  }
  const isAway = (part: Part) => missing.includes(part);
  const sentences = [
    (isAway('order') || isAway('user')) && whatWorks(isAway('order'), isAway('user'), signedIn),
    isAway('product') && 'The catalogue you see is a recent copy and may lack the newest changes.',
    isAway('order') && (signedIn ? 'Your order is kept as it is.' : 'Your basket is kept in this browser.'),
    isAway('session-store') && 'Logging out ends your visit on this device only, until all is well again.',
  ];
  return sentences.filter((sentence) => sentence !== false);
}

function whatWorks(noOrders: boolean, noAccounts: boolean, signedIn: boolean): string {
  const cannot = [
    noOrders ? 'change or place orders' : '',
    noAccounts ? (signedIn ? 'change your account' : 'log in or register') : '',
  ];
  const can = [
    'look around',
    signedIn ? '' : 'fill your basket',
    signedIn && !noOrders ? 'order' : '',
    signedIn || noAccounts ? '' : 'log in',
  ];
  return `Just now you cannot ${enumerate(cannot, 'or')}. You can ${enumerate(can, 'and')}.`;
}

function enumerate(parts: string[], word: string): string {
  const spoken = parts.filter(Boolean);
  return [spoken.slice(0, -1).join(', '), spoken.at(-1)].filter(Boolean).join(` ${word} `);
}
