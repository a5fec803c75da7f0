/** The chart's README: how to begin, and every value with its default and its sentence. */
import type { Value } from './values.ts';

const INTRODUCTION = `# The Bulkhead chart

The whole shop: three services, each with its own MySQL, a Valkey for sessions, the frontend with its edge.

\`\`\`sh
helm install bulkhead charts/bulkhead
helm test bulkhead
\`\`\`

Nothing has to be set: passwords and keys are made up, kept in secrets and never changed by an upgrade. How to size it,
expose it, put databases of your own under it, upgrade it and watch it: [docs/operations.md](../../docs/operations.md).

This page is made from the comments in \`values.yaml\` by \`make chart\`; so are the schemas, which refuse a wrong type or
an unknown name.
`;

export function readmeOf(shop: readonly Value[], service: readonly Value[]): string {
  const parts = [
    INTRODUCTION,
    '## Values\n',
    tableOf(shop.flatMap((value) => rowsOf(value, ''))),
    '## Values of a service\n\nUnder `user`, `product` and `order`.\n',
    tableOf(service.filter(({ key }) => key !== 'global').flatMap((value) => rowsOf(value, ''))),
  ];
  return parts.join('\n');
}

function rowsOf({ key, description, fallback, hints, children }: Value, prefix: string): string[][] {
  const name = `${prefix}${key}`;
  if (children) return children.flatMap((child) => rowsOf(child, `${name}.`));
  const shown = hints.isSubchart ? 'see below' : `\`${JSON.stringify(fallback)}\``;
  return [[`\`${name}\``, shown, description]];
}

function tableOf(rows: string[][]): string {
  const lines = rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
  return ['| value | default | |', '| --- | --- | --- |', ...lines, ''].join('\n');
}
