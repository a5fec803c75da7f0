/** The user service's settings. */
import { z } from 'zod';
import { sessionSettings } from '@bulkhead/chassis/config/sessionSettings';
import { databaseSettings, integer, perMinute, processSettings } from '@bulkhead/chassis/config/settings';
import { CreateUserRequest } from './contract/user.ts';

export const UserConfig = z
  .object({
    ...processSettings(5001),
    ...sessionSettings,
    ...databaseSettings,
    /** These three for each client address. Generous: many people may share one. */
    LIMIT_LOGIN: perMinute(60),
    LIMIT_REGISTER: perMinute(30),
    LIMIT_EXISTS: perMinute(300),
    /** Wrong passwords within a quarter of an hour for one username from one client; ten times that from all together. */
    LIMIT_FAILED_LOGINS: integer(1, 1_000_000).default(30),
    /** Both set: there is an admin with this name and this password. */
    ADMIN_USERNAME: CreateUserRequest.shape.username.optional(),
    ADMIN_PASSWORD: CreateUserRequest.shape.password.optional(),
  })
  .refine(({ ADMIN_USERNAME, ADMIN_PASSWORD }) => !ADMIN_USERNAME === !ADMIN_PASSWORD, {
    path: ['ADMIN_PASSWORD'],
    message: 'Set ADMIN_USERNAME and ADMIN_PASSWORD, or neither',
  });
export type UserConfig = z.output<typeof UserConfig>;
