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
    /** The next three are per client address. Generous, because many people may share one. */
    LIMIT_LOGIN: perMinute(60),
    LIMIT_REGISTER: perMinute(30),
    LIMIT_EXISTS: perMinute(300),
    /**
     * Wrong passwords for one username from one client in 15 minutes; ten times as
     * many from all clients together.
     */
    LIMIT_FAILED_LOGINS: integer(1, 1_000_000).default(30),
    /** If both are set, there is an admin with this name and password. */
    ADMIN_USERNAME: CreateUserRequest.shape.username.optional(),
    ADMIN_PASSWORD: CreateUserRequest.shape.password.optional(),
  })
  .refine(({ ADMIN_USERNAME, ADMIN_PASSWORD }) => !ADMIN_USERNAME === !ADMIN_PASSWORD, {
    path: ['ADMIN_PASSWORD'],
    message: 'Set ADMIN_USERNAME and ADMIN_PASSWORD, or neither',
  });
export type UserConfig = z.output<typeof UserConfig>;
