/** The chart's values as their file tells them: name, default, description, and what the file says to the schema. */
import { readFileSync } from 'node:fs';
import { isMap, isScalar, parseDocument, type Pair, type YAMLMap } from 'yaml';

export interface Value {
  key: string;
  description: string;
  fallback: unknown;
  /** What an `@` line of the comment says: open, values (the schema of each), subchart, or more of the schema. */
  hints: { isOpen: boolean; isSubchart: boolean; schema: object };
  /** Those below it; undefined unless it is a section of its own. */
  children?: Value[];
}

export function readValues(path: string): Value[] {
  const document = parseDocument(readFileSync(path, 'utf8'));
  if (!isMap(document.contents)) throw new Error(`${path} holds no values`);
  return valuesOf(document.contents);
}

function valuesOf(map: YAMLMap, firstComment = ''): Value[] {
  return map.items.map((pair, i) => valueOf(pair, i === 0 ? firstComment : ''));
}

function valueOf({ key, value }: Pair, before: string): Value {
  if (!isScalar(key)) throw new Error('A key must be a word');
  const comment = `${before}\n${key.commentBefore ?? ''}`;
  // A paragraph before the last one is about the file.
  const lines = (comment.split('\n\n').at(-1) ?? '').split('\n').map((line) => line.trim());
  const hints = hintsIn(lines.filter((line) => line.startsWith('@')));
  const isSection = isMap(value) && value.items.length > 0 && !hints.isOpen && !hints.isSubchart;
  return {
    key: String(key.value),
    description: lines.filter((line) => line && !line.startsWith('@')).join(' '),
    fallback: toJs(value),
    hints,
    ...(isSection && { children: valuesOf(value, value.commentBefore ?? '') }),
  };
}

function hintsIn(lines: string[]): Value['hints'] {
  const hints: Value['hints'] = { isOpen: false, isSubchart: false, schema: {} };
  for (const line of lines) {
    const [, word = '', rest = ''] = /^@(\w+)\s*(.*)$/.exec(line) ?? [];
    if (word === 'open') hints.isOpen = true;
    else if (word === 'subchart') hints.isSubchart = true;
    else if (word === 'values') {
      hints.isOpen = true;
      hints.schema = { ...hints.schema, additionalProperties: JSON.parse(rest) as unknown };
    } else hints.schema = { ...hints.schema, [word]: JSON.parse(rest) as unknown };
  }
  return hints;
}

function toJs(node: unknown): unknown {
  return node && typeof node === 'object' && 'toJSON' in node
    ? (node as { toJSON: () => unknown }).toJSON()
    : node;
}
