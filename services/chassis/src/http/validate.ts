/** Validates path, query and body against a route's schemas and lists the faults of all three at once. */
import type { z } from 'zod';
import { Refusal, type Fault } from '../errors/Refusal.ts';

interface Raw {
  params: unknown;
  query: unknown;
  body: unknown;
}
type Schemas = { [part in keyof Raw]?: z.ZodType | undefined };

/**
 * The prefix of a fault's path. Fields of the body have none, because forms know them by their bare names.
 */
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

/**
 * The code of a fault. Rules of our contracts set their own (see `fault`); zod's
 * rules are named after its issue code.
 */
function codeOf(issue: z.core.$ZodIssue): Pick<Fault, 'code' | 'values'> {
  if (issue.code === 'custom' && typeof issue.params?.['code'] === 'string')
    return issue.params as Pick<Fault, 'code' | 'values'>;
  return { code: issue.code.replaceAll('_', '-') };
}
