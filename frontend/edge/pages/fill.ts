/** Fills the holes of prerendered HTML. What is put in is not looked through again: it cannot bring holes of its own. */
import { escaped } from './escaped.ts';

/** `html` goes in as it is. */
type Value = string | { html: string };

export function fill(template: string, values: Record<string, Value>): string {
  return template.replaceAll(/⟦(\w+)⟧/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'string' ? escaped(value) : value.html;
  });
}
