/** The settings of every process that reads or makes sessions. */
import { flag, integer, redisUrl, sessionKeys } from './settings.ts';

const DAY = 86_400;

export const sessionSettings = {
  REDIS_URL: redisUrl.default('redis://127.0.0.1:6379'),
  /**
   * The first key signs, all verify. To rotate: set `old,new` until every process has it, then `new,old` for
   * one session lifetime, then `new`.
   */
  SESSION_KEYS: sessionKeys,
  /** Seconds from sign-in to the session's end, used or not. */
  SESSION_MAX_AGE: integer(60, 400 * DAY).default(30 * DAY),
  /** Seconds after sign-in during which a token is trusted while Redis does not answer; 0 turns it off. */
  SESSION_OUTAGE_GRACE: integer(0, 400 * DAY).default(DAY),
  /** Send the cookie over https only. Set it wherever shoppers reach the shop by https. */
  SESSION_COOKIE_SECURE: flag,
};

export interface SessionSettings {
  REDIS_URL: string;
  SESSION_KEYS: string[];
  SESSION_MAX_AGE: number;
  SESSION_OUTAGE_GRACE: number;
  SESSION_COOKIE_SECURE: boolean;
}
