/** The parts that all published contracts share: texts, money, pages, problems. Imports zod only. */
import { z } from 'zod';

/**
 * Characters that change how text around them is shown: controls, line breaks, bidirectional overrides, BOM.
 */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u;

/**
 * UTF-16 code units that a raw text may have for each character its rule allows, before it is normalized and
 * trimmed. Normalizing combining marks takes time with the square of their number: 64 kB of them would keep a
 * process busy for two seconds.
 */
const RAW_UNITS_PER_CHARACTER = 8;

export const codePoints = (text: string): number => Array.from(text).length;

/** The numbers and names in a refusal's sentence. A client needs them to say it in another language. */
const Values = z.record(z.string(), z.union([z.string(), z.number()]));
export type Values = z.infer<typeof Values>;

/** The error of a validation rule: the sentence, a stable code, and the values that stand in the sentence. */
export function fault(code: string, error: string, values: Values = {}) {
  return { error, params: { code, values } };
}

const invisibleText = fault('invisible-characters', 'Must not contain control or invisible characters');
const tooShort = (min: number) =>
  min === 1
    ? fault('empty', 'Must not be empty')
    : fault('too-short', `Must have at least ${min} characters`, { min });
const tooLong = (max: number) => fault('too-long', `Must have at most ${max} characters`, { max });

/** A text of at least `min` characters (code points). */
export const atLeast = (min: number) => [(text: string) => codePoints(text) >= min, tooShort(min)] as const;
export const atMost = (max: number) => [(text: string) => codePoints(text) <= max, tooLong(max)] as const;

/**
 * A text short enough to be normalized. A longer one gets the refusal of `atMost`,
 * before any work is done on it.
 */
export const composable = (max: number) =>
  z.string().refine((text) => text.length <= RAW_UNITS_PER_CHARACTER * max, tooLong(max));

/**
 * One line of text: trimmed, in Unicode form NFC, 1 to `max` characters (code
 * points), no invisible characters.
 */
export function line(max: number, min = 1) {
  return composable(max)
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => !INVISIBLE.test(text), invisibleText)
    .refine(...atLeast(min))
    .refine(...atMost(max))
    .meta({ type: 'string', minLength: min, maxLength: max });
}

/** Text of several lines: like `line`, but line breaks are allowed and it may be empty. */
export function paragraph(max: number) {
  return composable(max)
    .transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .refine((text) => !INVISIBLE.test(text.replaceAll('\n', '')), invisibleText)
    .refine(...atMost(max))
    .meta({ type: 'string', maxLength: max });
}

/** A whole number as JSON number or decimal digits (forms send text). `1e3`, `1.5` and `+1` are refused. */
export function wholeNumber(min: number, max: number) {
  return z
    .union([z.number(), z.string()], 'Must be a whole number')
    .refine((value) => /^-?\d{1,9}$/.test(String(value)), fault('not-whole', 'Must be a whole number'))
    .transform(Number)
    .refine(
      (value) => value >= min && value <= max,
      fault('out-of-range', `Must be between ${min} and ${max}`, { min, max }),
    )
    .meta({ type: ['integer', 'string'], minimum: min, maximum: max });
}

/**
 * An amount of money in JSON: a decimal with exactly two places, such as "19.99". The largest possible order
 * has eleven digits before the point.
 */
export const Money = z.string().regex(/^\d{1,11}\.\d{2}$/);

/** ISO 4217 code. One shop, one currency. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);

/** UUIDv7 in its 36-character form. */
export const Id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** RFC 3339, UTC, milliseconds. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  // `new Date` turns a day such as February 30 into another day, or fails.
  .refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text);

/** The query of every list. `cursor` is the `next` of the previous page. */
export function pageQuery(defaultLimit: number, maxLimit: number) {
  return {
    limit: wholeNumber(1, maxLimit).default(defaultLimit),
    cursor: z.string().max(500).optional(),
  };
}

/**
 * An RFC 9457 problem answer; it lists all faults of a request at once. `message` repeats `detail` for older
 * clients. The sentences are English; clients in another language build theirs from `code` and `values`.
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  values: Values.optional(),
  request_id: z.string(),
  message: z.string(),
  errors: z
    .array(
      z.object({
        path: z.string(),
        message: z.string(),
        code: z.string().optional(),
        values: Values.optional(),
      }),
    )
    .optional(),
  /**
   * Some refusals carry the current state, so that the client can continue:
   * `price-changed` has the repriced order.
   */
  result: z.unknown().optional(),
});
export type Problem = z.infer<typeof Problem>;

export const Message = z.object({ message: z.string() });
export type Message = z.infer<typeof Message>;

export function resultOf<S extends z.ZodType>(schema: S) {
  return z.object({ result: schema });
}

export function messageAnd<S extends z.ZodType>(schema: S) {
  return z.object({ message: z.string(), result: schema });
}

/** One page of a list; `next` is null on the last page. */
export function pageOf<S extends z.ZodType>(schema: S) {
  return z.object({ results: z.array(schema), next: z.string().nullable() });
}

/** One page of a list as clients see it. */
export interface Page<T> {
  results: T[];
  next: string | null;
}
