/**
 * Fills the holes of prerendered HTML. Inserted text is not searched again, so it
 * cannot bring holes of its own.
 */
import { escaped } from './escaped.ts';

/** `html` is inserted without escaping. */
type Value = string | { html: string };

export function fill(template: string, values: Record<string, Value>): string {
  return template.replaceAll(/⟦(\w+)⟧/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'string' ? escaped(value) : value.html;
  });
}
