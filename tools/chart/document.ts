/** `make chart`: writes the chart's README and schemas from the comments of its values. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../local/root.ts';
import { readmeOf } from './readmeOf.ts';
import { schemaOf } from './schemaOf.ts';
import { readValues } from './values.ts';

const SHOP = 'charts/bulkhead';
const SERVICE = `${SHOP}/charts/service`;

/** Path → text of every file that is made from the values. */
export async function documents(): Promise<Map<string, string>> {
  const shop = readValues(join(ROOT, SHOP, 'values.yaml'));
  const service = readValues(join(ROOT, SERVICE, 'values.yaml'));
  const texts: [string, string][] = [
    [`${SHOP}/README.md`, readmeOf(shop, service)],
    [`${SHOP}/values.schema.json`, JSON.stringify(schemaOf('Bulkhead', shop))],
    [`${SERVICE}/values.schema.json`, JSON.stringify(schemaOf('A service of Bulkhead', service))],
  ];
  const style = await resolveConfig(join(ROOT, 'package.json'));
  const formatted = texts.map(
    async ([path, text]) => [path, await format(text, { ...style, filepath: path })] as const,
  );
  return new Map(await Promise.all(formatted));
}

if (import.meta.main) for (const [path, text] of await documents()) writeFileSync(join(ROOT, path), text);
