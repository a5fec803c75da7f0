/** Checks path, query and body against a route's schemas and lists every fault of all three at once. */
import type { z } from 'zod';
import { Refusal, type Fault } from '../errors/Refusal.ts';

interface Raw {
  params: unknown;
  query: unknown;
  body: unknown;
}
type Schemas = { [part in keyof Raw]?: z.ZodType | undefined };

/** How a fault names its place: a body's field by its name alone, as forms know it. */
const PREFIX = { params: 'path.', query: 'query.', body: '' };
const PARTS = ['params', 'query', 'body'] as const;

export function validate(schemas: Schemas, raw: Raw): Raw {
  const valid: Raw = { params: undefined, query: undefined, body: undefined };
  const faults: Fault[] = [];
  for (const part of PARTS) {
    const parsed = schemas[part]?.safeParse(raw[part]);
    if (parsed?.success) valid[part] = parsed.data;
    else if (parsed) faults.push(...parsed.error.issues.map((issue) => faultOf(PREFIX[part], issue)));
  }
  if (faults.length > 0) throw invalid(faults);
  return valid;
}

export function invalid(faults: Fault[]): Refusal {
  const detail = faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return new Refusal('invalid', 'validation-failed', detail, { faults });
}

function faultOf(prefix: string, issue: z.core.$ZodIssue): Fault {
  const { path, message } = issue;
  return { path: prefix + (path.map(String).join('.') || 'body'), message, ...codeOf(issue) };
}

/** A rule of a contract says its own code (see `fault`); what zod finds by itself is named after zod's kind of issue. */
function codeOf(issue: z.core.$ZodIssue): Pick<Fault, 'code' | 'values'> {
  if (issue.code === 'custom' && typeof issue.params?.['code'] === 'string')
    return issue.params as Pick<Fault, 'code' | 'values'>;
  return { code: issue.code.replaceAll('_', '-') };
}
