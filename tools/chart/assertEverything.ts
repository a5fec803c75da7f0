/** What the variant `everything` must look like when it is rendered: where the settings of an operator have to arrive. */
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';

interface Rule {
  ports?: { port: number }[];
}

interface Template {
  spec: { initContainers?: { name: string }[] };
}

interface Manifest {
  kind: string;
  metadata: { name: string };
  spec?: { egress?: Rule[]; template?: Template };
}

/** @throws naming everything that is wrong */
export function assertEverything(rendered: string): void {
  const manifests = parseAllDocuments(rendered)
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null);
  const wrong = manifests.flatMap((manifest) =>
    [...wrongDns(manifest), ...wrongInit(manifest)].map((what) => `${nameOf(manifest)} ${what}`),
  );
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

const nameOf = ({ kind, metadata }: Manifest) => `${kind}/${metadata.name}`;

/** DNS on the node itself, which the variant names, and nothing that was there before. */
function wrongDns({ kind, spec }: Manifest): string[] {
  if (kind !== 'NetworkPolicy') return [];
  const asks = (spec?.egress ?? []).filter(({ ports }) => ports?.some(({ port }) => port === 53));
  const named = {
    to: [{ ipBlock: { cidr: '169.254.20.10/32' } }],
    ports: [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ],
  };
  return asks.every((rule) => isDeepStrictEqual(rule, named))
    ? []
    : ['asks another DNS than the values name'];
}

/** What the migration needs to reach its database starts before it. */
function wrongInit({ kind, spec }: Manifest): string[] {
  const names = spec?.template?.spec.initContainers?.map(({ name }) => name) ?? [];
  if (kind !== 'Deployment' || !names.includes('before')) return [];
  return names.join() === 'before,migrate' ? [] : [`starts ${names.join(', then ')}`];
}
