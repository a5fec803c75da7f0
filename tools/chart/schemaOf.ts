/** The JSON schema of values: each with its type and its sentence, and nothing beside them. */
import type { Value } from './values.ts';

interface Schema {
  [keyword: string]: unknown;
}

export function schemaOf(title: string, values: readonly Value[]): Schema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, ...sectionOf(values) };
}

function sectionOf(values: readonly Value[]): Schema {
  const properties = Object.fromEntries(values.map((value) => [value.key, propertyOf(value)]));
  // helm takes away what is set to null before it looks here.
  const required = values.filter((value) => !isNullable(value)).map(({ key }) => key);
  return { type: 'object', additionalProperties: false, required, properties };
}

function propertyOf({ description, fallback, hints, children }: Value): Schema {
  // A subchart's values have a schema of their own.
  if (hints.isSubchart) return { description, type: 'object' };
  if (children) return { description, ...sectionOf(children) };
  const shape = 'type' in hints.schema ? {} : { type: typeOf(fallback) };
  return { description, ...shape, ...hints.schema };
}

function isNullable({ fallback, hints }: Value): boolean {
  const { type } = hints.schema as { type?: unknown };
  return fallback === null || (Array.isArray(type) && type.includes('null'));
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (value !== null && ['string', 'boolean', 'object'].includes(typeof value)) return typeof value;
  throw new Error(`Say the type of a value that is ${String(value)}: # @type …`);
}
