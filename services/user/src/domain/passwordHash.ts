/** Hashes passwords with argon2id (RFC 9106), as PHC strings that carry their own parameters. */
import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/**
 * OWASP's recommendation for argon2id; memory in KiB. After a change, each password
 * is hashed again at its next sign-in.
 */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/-]+)\$([\w+/-]+)$/;

const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
const prefix = ({ memory, passes, parallelism }: typeof COST) =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$`;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await run({ message: password, nonce: salt, tagLength: TAG_BYTES, ...COST });
  return `${prefix(COST)}${base64(salt)}$${base64(tag)}`;
}

export async function isPasswordOf(hash: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = PHC.exec(hash) ?? [];
  if (!tag) throw new Error('A stored password hash is not an argon2id PHC string');
  const expected = Buffer.from(tag, 'base64');
  const given = await run({
    message: password,
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(expected, given);
}

/** Whether a hash was made with parameters other than today's. */
export const isOutdated = (hash: string): boolean => !hash.startsWith(prefix(COST));

const run = (parameters: Argon2Parameters): Promise<Buffer> => derive('argon2id', parameters);
