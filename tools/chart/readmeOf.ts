/** The chart's README: how to begin, and every value with its default and its sentence. */
import type { Value } from './values.ts';

const INTRODUCTION = `# The Bulkhead chart

The whole shop: three services, each with its own MySQL, a Valkey for sessions, the frontend with its edge.

\`\`\`sh
helm install bulkhead charts/bulkhead
helm test bulkhead
\`\`\`

No value is required: passwords and keys are generated, kept in secrets and never changed by an upgrade.
[docs/operations.md](../../docs/operations.md) explains how to size, expose, upgrade and monitor the shop, and how to
use your own databases.

\`make chart\` generates this page and the schemas from the comments in \`values.yaml\`. The schemas refuse a wrong type
or an unknown name.
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
