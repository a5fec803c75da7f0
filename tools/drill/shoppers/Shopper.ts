/** One simulated shopper: an account, a session, an order, and the habits of the app or of a script. */
import { randomUUID } from 'node:crypto';
import { Basket } from './Basket.ts';

export interface Account {
  username: string;
  password: string;
  email: string;
  first_name: string;
  last_name: string;
}

export const PASSWORD = 'a lighthouse in the fog';

let people = 0;

/** The client address, as the ingress in front of the shop sends it. */
export function addressOf(number: number): string {
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
}

/** `app`: cookie, Fetch Metadata, an Idempotency-Key with every change · `script`: Authorization, no key. */
export type Habit = 'app' | 'script';

export class Shopper {
  readonly account: Account;
  readonly habit: Habit;
  readonly address: string;
  readonly basket = new Basket();
  id = '';
  token = '';
  /** The Idempotency-Key of the change in doubt. */
  key = '';
  /** Before this time (performance.now()) the shopper does nothing. */
  restsUntil = 0;
  /** When the shop last showed this shopper's order, so that the session holds its summary. */
  sawOrderAt = 0;
  busy = false;

  constructor(habit: Habit) {
    const number = ++people;
    const username = `sailor-${number}-${Math.random().toString(36).slice(2, 8)}`;
    this.habit = habit;
    this.address = addressOf(number);
    this.account = {
      username,
      password: PASSWORD,
      email: `${username}@example.com`,
      first_name: 'Sea',
      last_name: 'Farer',
    };
  }

  /** Whether a change without an answer may simply be retried. */
  get usesKeys(): boolean {
    return this.habit === 'app';
  }

  /** Headers for any request. */
  headers(): Record<string, string> {
    return this.headersWith(this.token);
  }

  headersWith(token: string): Record<string, string> {
    const from = { 'X-Forwarded-For': this.address };
    if (this.habit === 'script') return token ? { ...from, Authorization: `Bearer ${token}` } : from;
    return {
      ...from,
      'Sec-Fetch-Site': 'same-origin',
      ...(token && { Cookie: `bulkhead_session=${token}` }),
    };
  }

  /** Headers for a change: the same key as long as it is unknown whether the change was made. */
  changeHeaders({ again }: { again: boolean }): Record<string, string> {
    if (!this.usesKeys) return this.headers();
    if (!again) this.key = randomUUID();
    return { ...this.headers(), 'Idempotency-Key': this.key };
  }
}
