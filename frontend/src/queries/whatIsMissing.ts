/** What a shopper is told while parts of the shop are missing: what does not work, and what does. */
import type { Part } from '../api/sessionClient.ts';

export function whatIsMissing(missing: readonly Part[], unreachable: boolean, signedIn: boolean): string[] {
  if (unreachable) {
    return [
      'The shop cannot be reached just now. What you see here stays; what you have in your basket is kept.',
    ];
  }
  const kept = signedIn ? 'Your order is kept as it is.' : 'Your basket is kept in this browser.';
  const sentences: Record<Part, string> = {
    product:
      'The catalogue is a recent copy: you can look around and order, but it may lack the newest changes.',
    order: `Orders cannot be changed or placed just now. ${kept} Looking around and logging in work.`,
    user: signedIn
      ? 'Accounts cannot be changed just now. You stay logged in, and can look around and order.'
      : 'Logging in and registering do not work just now. You can look around and fill your basket.',
    'session-store':
      'You can shop as usual. Logging out ends your visit on this device only, until all is well again.',
  };
  return (Object.keys(sentences) as Part[])
    .filter((part) => missing.includes(part))
    .map((part) => sentences[part]);
}
