/** `make manifests`: the chart as plain manifests for `kubectl apply -k k8s/`. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parseAllDocuments, stringify } from 'yaml';
import { run } from '../cluster/run.ts';
import { ROOT } from '../local/root.ts';

const NAMESPACE = 'bulkhead';
const SETTINGS = ['frontend.service.type=NodePort', 'frontend.service.nodePort=30080'];
/** Written by hand but for its name and the version of its image. */
const SECRETS_JOB = 'k8s/secrets/job.yaml';
const ACL = 'users.acl';
/** Of secrets that the cluster makes up; an upgrade with the chart adds them. */
const CHECKSUMS = ['checksum/secrets', 'checksum/users'];

interface Manifest {
  kind: string;
  metadata: { name: string; namespace?: string };
  stringData?: Record<string, string>;
  spec?: { template?: { metadata?: { annotations?: Record<string, string> } } };
}

/** Path → text of every file that is made from the chart. */
export async function manifests(): Promise<Map<string, string>> {
  const rendered = await run('helm', [
    ...['template', 'bulkhead', 'charts/bulkhead', '--namespace', NAMESPACE, '--skip-tests'],
    ...['--kube-version', '1.34.0'],
    ...SETTINGS.flatMap((setting) => ['--set', setting]),
  ]);
  const all = parseAllDocuments(rendered)
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null);
  const shop = all.filter(({ kind }) => kind !== 'Secret').map(withoutChecksums);
  const secrets = all.filter(({ kind }) => kind === 'Secret');
  const style = await resolveConfig(join(ROOT, 'package.json'));
  const yaml = (text: string) => format(text, { ...style, parser: 'yaml' });
  const head = '# Made from the chart by `make manifests`.\n';
  const [image = ''] = /bulkhead\/frontend:[\w.-]+/.exec(rendered) ?? [];
  const recipes = recipesOf(secrets);
  const acl = aclKeyOf(recipes);
  const recipesJson = JSON.stringify(recipes).replace(`"${ACL}"`, `"${acl}"`);
  const job = readFileSync(join(ROOT, SECRETS_JOB), 'utf8')
    .replace(/bulkhead\/frontend:[\w.-]+/, image)
    .replace(/make-secrets-[0-9a-f]{8}/, `make-secrets-${shortHash(recipesJson)}`);
  const shopYaml = shop.map((manifest) => stringify(manifest)).join('---\n');
  return new Map([
    [SECRETS_JOB, job],
    ['k8s/shop.yaml', await yaml(head + shopYaml.replace(`key: ${ACL}`, `key: ${acl}`))],
    ['k8s/secrets/secrets.json', await format(recipesJson, { ...style, parser: 'json' })],
  ]);
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

/**
 * The ACL's key tells versions of it apart: Redis' pod asks for its own, so that it restarts when the ACL changes, and only
 * when the job has written it.
 */
function aclKeyOf(recipes: Record<string, Record<string, number | string>>): string {
  const recipe = Object.values(recipes).find((keys) => ACL in keys)?.[ACL];
  return `users-${shortHash(String(recipe))}.acl`;
}

function withoutChecksums(manifest: Manifest): Manifest {
  const { namespace: _given, ...metadata } = manifest.metadata;
  const annotations = manifest.spec?.template?.metadata?.annotations ?? {};
  for (const name of CHECKSUMS) Reflect.deleteProperty(annotations, name);
  return { ...manifest, metadata };
}

/**
 * Each secret's keys: how many random characters it has, or a text in which `${secret/key}` stands for the value of another
 * and `${#secret/key}` for its SHA-256.
 */
function recipesOf(secrets: Manifest[]): Record<string, Record<string, number | string>> {
  const values = secrets.flatMap(({ metadata, stringData = {} }) =>
    Object.entries(stringData).map(([key, value]) => ({ id: `${metadata.name}/${key}`, value })),
  );
  const random = values.filter(({ value, id }) => /^[A-Za-z0-9]{20,}$/.test(value) && !id.endsWith('_KEYS'));
  const recipeOf = (id: string, value: string): number | string => {
    if (random.some((one) => one.id === id)) return value.length;
    return random.reduce(
      (text, one) =>
        text
          .replaceAll(one.value, `\${${one.id}}`)
          .replaceAll(createHash('sha256').update(one.value).digest('hex'), `\${#${one.id}}`),
      value,
    );
  };
  return Object.fromEntries(
    secrets.map(({ metadata: { name }, stringData = {} }) => [
      name,
      Object.fromEntries(
        Object.entries(stringData).map(([key, value]) => [key, recipeOf(`${name}/${key}`, value)]),
      ),
    ]),
  );
}

if (import.meta.main) for (const [path, text] of await manifests()) writeFileSync(join(ROOT, path), text);
