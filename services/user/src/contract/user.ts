/**
 * The user service's published contract: its paths, requests and answers. The rules for usernames:
 * docs/decisions/who-may-be-called-what.md.
 */
import { z } from 'zod';
import {
  Id,
  Instant,
  Message,
  atLeast,
  atMost,
  codePoints,
  composable,
  fault,
  line,
  messageAnd,
  pageOf,
  pageQuery,
  resultOf,
} from '@bulkhead/chassis/contract/shared';

export const userPaths = {
  create: '/api/user/create',
  login: '/api/user/login',
  logout: '/api/user/logout',
  exists: '/api/user/:username/exists',
  me: '/api/user',
  password: '/api/user/password',
  all: '/api/users',
} as const;

export const User = z.object({
  id: Id,
  username: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  is_admin: z.boolean(),
  is_active: z.boolean(),
  created_at: Instant,
});
export type User = z.infer<typeof User>;

/** Right-to-left letters reorder the text around them, so that one username could look like another. */
const RIGHT_TO_LEFT = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Adlam}]/u;

const Username = line(30, 3)
  .transform((text) => text.normalize('NFKC'))
  .refine(
    (text) => /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(text) && codePoints(text) <= 30,
    fault(
      'bad-username',
      'May hold letters, digits, dots, dashes and underscores, and starts with a letter or digit',
    ),
  )
  .refine(
    (text) => !RIGHT_TO_LEFT.test(text),
    fault('right-to-left-username', 'Must be written in a left-to-right script'),
  )
  .meta({ type: 'string', minLength: 3, maxLength: 30 });

/** A person's name in any script, without emoji and symbols. */
const PersonName = line(60)
  .refine(
    (text) => /^[\p{L}\p{M}\p{N}\p{P}\p{Zs}\u200C\u200D]*$/u.test(text),
    fault('bad-name', 'May hold letters, digits, spaces and punctuation'),
  )
  .meta({ type: 'string', minLength: 1, maxLength: 60 });

const Email = line(190)
  .refine(
    (text) => /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/u.test(text),
    fault('not-an-email', 'Must be an e-mail address'),
  )
  .meta({ type: 'string', maxLength: 190 });

/** 8 to 128 characters of any kind. Normalized, so that every keyboard types the same password. */
const Password = composable(128)
  .transform((text) => text.normalize('NFC'))
  .refine(...atLeast(8))
  .refine(...atMost(128))
  .meta({ type: 'string', minLength: 8, maxLength: 128 });

/**
 * A password that is compared with the stored one. The only rule is a length that
 * cannot keep the process busy.
 */
const TypedPassword = z
  .string()
  .refine(...atMost(1024))
  .transform((text) => text.normalize('NFC'))
  .meta({ type: 'string', maxLength: 1024 });

export const CreateUserRequest = z.object({
  first_name: PersonName,
  last_name: PersonName,
  email: Email,
  username: Username,
  password: Password,
});
export type CreateUserRequest = z.infer<typeof CreateUserRequest>;

export const LoginRequest = z.object({
  username: z
    .string()
    .refine(...atLeast(1))
    .refine(...atMost(200))
    .meta({ minLength: 1, maxLength: 200 }),
  password: TypedPassword,
});
export type LoginRequest = z.infer<typeof LoginRequest>;

export const UpdateUserRequest = z
  .object({ first_name: PersonName, last_name: PersonName, email: Email })
  .partial();
export type UpdateUserRequest = z.infer<typeof UpdateUserRequest>;

export const ChangePasswordRequest = z.object({ old_password: TypedPassword, new_password: Password });
export type ChangePasswordRequest = z.infer<typeof ChangePasswordRequest>;

export const UsernameParams = z.object({ username: z.string().max(200) });
export const ListUsersQuery = z.object(pageQuery(100, 200));

export const UserCreated = messageAnd(User);
export const UserResult = resultOf(User);
export const UserUpdated = messageAnd(User);
export const UserPage = pageOf(User);
export const LoggedIn = z.object({ message: z.string(), result: User, api_key: z.string().optional() });
export type LoggedIn = z.infer<typeof LoggedIn>;
export const UsernameExists = z.object({ result: z.literal(true) });
export { Message };
