/** Where an operator's settings for pods have to arrive: in every pod, or in those of the component that they are set for. */
import { isDeepStrictEqual } from 'node:util';
import { containersOf, podOf, type Manifest, type Template } from './manifest.ts';

const REGISTRY = 'registry.example.com/';
/** The images that the variant itself names in full: those of its own containers. */
const GIVEN = 'busybox:1.37';
const NODES = { 'kubernetes.io/os': 'linux' };
const TAINTS = [{ key: 'shop', operator: 'Exists' }];

/** The variant adjusts one of each kind: a label, an annotation, a volume in the first container, and its liveness probe. */
const ADJUSTED = ['user', 'user-mysql', 'frontend', 'redis'];

const componentOf = ({ metadata }: Template) => metadata.labels?.['app.kubernetes.io/component'] ?? '';

/** The variant sets where these run; the databases' pods and their backups' go where their service goes. */
const PLACED = [...ADJUSTED, 'user-backup', 'test'];
/** The variant labels and annotates the backups of one service as well. */
const NAMED = [...ADJUSTED, 'order-backup'];

function wrongBasics({ spec }: Template): string[] {
  return [
    ...(spec.automountServiceAccountToken === false ? [] : ['gives its pods a token']),
    ...(isDeepStrictEqual(spec.imagePullSecrets, [{ name: 'registry' }]) ? [] : ['pulls without the secret']),
  ];
}

function wrongImages(pod: Template): string[] {
  const images = containersOf(pod).map(({ image }) => image);
  const elsewhere = images.filter((image) => !image.startsWith(REGISTRY) && image !== GIVEN);
  const isUser = componentOf(pod) === 'user';
  const tagged = images.filter((image) => image !== GIVEN && image.includes('@sha256:') !== isUser);
  return [
    ...elsewhere.map((image) => `takes ${image} from elsewhere`),
    ...tagged.map((image) => `takes ${image}, and the values ${isUser ? 'give' : 'give no'} digest`),
  ];
}

function wrongPlace(pod: Template): string[] {
  const { nodeSelector, tolerations, priorityClassName } = pod.spec;
  const isPlaced = PLACED.includes(componentOf(pod));
  const isFrontend = ['frontend', 'test'].includes(componentOf(pod));
  const priority = isFrontend ? 'system-node-critical' : 'system-cluster-critical';
  return [
    ...(isDeepStrictEqual(nodeSelector, isPlaced ? NODES : undefined) ? [] : ['chooses other nodes']),
    ...(isDeepStrictEqual(tolerations, isPlaced ? TAINTS : undefined) ? [] : ['tolerates other taints']),
    ...(priorityClassName === priority ? [] : [`has the priority ${priorityClassName ?? 'of nobody'}`]),
  ];
}

function wrongNames(pod: Template): string[] {
  const { labels = {}, annotations = {} } = pod.metadata;
  const isNamed = NAMED.includes(componentOf(pod));
  return [
    ...(labels['cost-centre'] === 'shop' ? [] : ['has pods without the label for all']),
    ...((labels['team'] === 'shop') === isNamed ? [] : [`labels its pods team: ${labels['team'] ?? ''}`]),
    ...((annotations['example.com/note'] === 'here') === isNamed
      ? []
      : ['has other annotations of its pods']),
  ];
}

function wrongVolumes(pod: Template): string[] {
  const [first] = pod.spec.containers;
  const isMounted = first?.volumeMounts?.some(({ mountPath }) => mountPath === '/extra') ?? false;
  const isThere = pod.spec.volumes?.some(({ name }) => name === 'extra') ?? false;
  const isWanted = ADJUSTED.includes(componentOf(pod));
  return [
    ...(isWanted && !isMounted ? ['does not see the volume of the values'] : []),
    ...(isWanted && !isThere ? ['lacks the volume of the values'] : []),
  ];
}

/** What the migration needs to reach its database starts before it. */
function wrongInit(pod: Template): string[] {
  const names = pod.spec.initContainers?.map(({ name }) => name) ?? [];
  if (!names.includes('before')) return [];
  const expected = componentOf(pod) === 'frontend' ? 'before' : 'before,migrate';
  return names.join() === expected ? [] : [`starts ${names.join(', then ')}`];
}

/** What an operator sets otherwise stands there once. */
function wrongTwice(pod: Template): string[] {
  const isTwice = containersOf(pod).some(
    ({ env = [] }) => new Set(env.map(({ name }) => name)).size < env.length,
  );
  return isTwice ? ['sets something twice'] : [];
}

/** A field that the values name is theirs, the others are as usual. */
function wrongProbes(pod: Template): string[] {
  const { livenessProbe } = pod.spec.containers[0] ?? {};
  if (!livenessProbe) return [];
  const { timeoutSeconds, failureThreshold } = livenessProbe;
  const wanted = ADJUSTED.includes(componentOf(pod)) ? 9 : 5;
  return timeoutSeconds === wanted && failureThreshold === 3
    ? []
    : [`is given ${timeoutSeconds} s to say that it lives, ${failureThreshold} times`];
}

const RULES = [
  wrongBasics,
  wrongImages,
  wrongPlace,
  wrongNames,
  wrongVolumes,
  wrongInit,
  wrongTwice,
  wrongProbes,
];

export function wrongPods(manifest: Manifest): string[] {
  const pod = podOf(manifest);
  return pod ? RULES.flatMap((rule) => rule(pod)) : [];
}
