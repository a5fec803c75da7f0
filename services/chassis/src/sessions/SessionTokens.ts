/** Signs and verifies session tokens: who signed in and when, provable without Redis. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Role } from './Session.ts';

export interface Claims {
  sid: string;
  uid: string;
  usr: string;
  rol: Role;
  /** Milliseconds since 1970. */
  iat: number;
  /** Made while Redis did not answer: there may never have been a record. */
  deg?: 1;
}

/** Our own tokens have about 300 characters. Longer ones are not worth hashing. */
const MAX_LENGTH = 1024;
/** Verified tokens are kept, at most twice this many, so that most requests need no hashing. */
const REMEMBERED = 5000;

const encode = (claims: Claims) => Buffer.from(JSON.stringify(claims)).toString('base64url');
const decode = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as Claims;
const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64url');

export class SessionTokens {
  readonly #keys: readonly [string, ...string[]];
  #recent = new Map<string, Claims>();
  #earlier = new Map<string, Claims>();

  constructor(keys: readonly string[]) {
    const [first, ...others] = keys;
    if (!first) throw new Error('Signing session tokens takes at least one key');
    this.#keys = [first, ...others];
  }

  sign(claims: Claims): string {
    const text = encode(claims);
    return `${text}.${hmac(this.#keys[0], text)}`;
  }

  /** Null unless one of our keys signed it. Does not check its age. */
  verify(token: string): Claims | null {
    const known = this.#recent.get(token) ?? this.#earlier.get(token);
    if (known) return known;
    const [text, signature, ...rest] = token.length > MAX_LENGTH ? [] : token.split('.');
    if (!text || !signature || rest.length > 0) return null;
    if (!this.#keys.some((key) => sameText(hmac(key, text), signature))) return null;
    return this.#remember(token, decode(text));
  }

  /** Two generations: dropping the older one as a whole costs less than tracking every use. */
  #remember(token: string, claims: Claims): Claims {
    if (this.#recent.size >= REMEMBERED) {
      this.#earlier = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(copyOf(token), claims);
    return claims;
  }
}

/** A token is a slice of a header. As a map key it would keep the whole header in memory. */
const copyOf = (token: string) => Buffer.from(token, 'latin1').toString('latin1');

function sameText(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
