/**
 * Turns the rule against common passwords into a rule of a body field, so that it
 * is listed with the other faults.
 */
import type { z } from 'zod';
import { fault } from '@bulkhead/chassis/contract/shared';
import { isCommon } from '../domain/commonPasswords.ts';

export function uncommon<Password extends z.ZodType<string>>(password: Password): Password {
  return password
    .refine((text) => !isCommon(text), fault('password-too-common', 'Is one of the most common passwords'))
    .meta(password.meta() ?? {});
}
