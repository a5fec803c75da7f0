/**
 * Checks the install commands of docs/operations.md: they create a namespace that enforces `restricted`,
 * install the chart with its defaults, and test the shop.
 */
import type { Check } from '../Check.ts';
import { deleteNamespaces, kubectl, kubectlJson } from '../kube.ts';
import { notedCommands, openAsNoted } from '../notes.ts';
import { PAGE, blockWith, tried } from '../operationsPage.ts';
import type { Release } from '../Release.ts';
import { openShell } from '../shell.ts';
import { testValues } from '../testValues.ts';

const MOST_SECONDS = 90;

/** Shorter values are names, such as admin. */
const SECRET_LENGTH = 12;

/** The pods by uid, because a database's new pod has the old one's name. */
const podsOf = async (release: Release) =>
  (await release.pods())
    .map(({ metadata }) => metadata.uid)
    .sort()
    .join();

interface Secret {
  metadata: { name: string };
  data: Record<string, string>;
}

/** The place of each password, key and ACL line that the release keeps secret. */
async function secretsOf({ namespace, selector }: Release): Promise<Map<string, string>> {
  const of = ['-n', namespace, 'get', 'secrets', '-l', selector];
  const { items } = await kubectlJson<{ items: Secret[] }>(...of);
  const places = new Map<string, string>();
  for (const { metadata, data } of items)
    for (const [key, value] of Object.entries(data))
      for (const secret of Buffer.from(value, 'base64').toString().split(/[,\n]/))
        if (secret.length >= SECRET_LENGTH) places.set(secret, `${metadata.name}/${key}`);
  return places;
}

/** Checks that no secret appears in Helm's notes or in any pod's log. Returns the number of secrets. */
async function assertUntold(release: Release): Promise<number> {
  const told = {
    'helm get notes': await release.helm('get', 'notes', release.name),
    'a log': await release.kubectl(
      ...['logs', '-l', release.selector, '--all-containers', '--prefix', '--tail=-1'],
    ),
  };
  const secrets = await secretsOf(release);
  if (secrets.size === 0) throw new Error('There are no secrets to look for');
  for (const [where, text] of Object.entries(told)) {
    if (text.trim() === '') throw new Error(`${where} is empty`);
    for (const [secret, place] of secrets) {
      const line = text.split('\n').find((one) => one.includes(secret));
      if (line) throw new Error(`The secret ${place} stands in ${where}: ${line.replaceAll(secret, '•••')}`);
    }
  }
  return secrets.size;
}

/** Runs the page's commands: create the namespace, install, test. Returns the seconds until all was ready. */
async function doWhatPageSays(): Promise<number> {
  const block = await blockWith('helm install bulkhead charts/bulkhead --namespace bulkhead');
  const [, installed, tested] = /^([^]*)^(helm test .*\n)$/m.exec(block) ?? [];
  if (!installed || !tested) throw new Error(`${PAGE} installs in other steps:\n${block}`);
  const shell = await openShell();
  try {
    const began = performance.now();
    await shell.run(installed);
    const seconds = (performance.now() - began) / 1000;
    await shell.run(tested);
    tried.add(block);
    return seconds;
  } finally {
    await shell.close();
  }
}

/** Runs the commands of Helm's notes: wait, find the nodes, test. */
async function doWhatNotesSay(release: Release): Promise<void> {
  const commands = await notedCommands(release);
  if (commands.length !== 3) throw new Error(`The notes name ${commands.length} commands`);
  const shell = await openShell();
  try {
    const log = await shell.run(commands.join('\n'));
    if (!log.includes('the shop works')) throw new Error(log);
  } finally {
    await shell.close();
  }
}

/** Checks that the namespace really rejects a pod that wants more than `restricted` allows. */
async function assertRestricted({ namespace }: Release): Promise<void> {
  const pod = ['run', 'privileged', '--image=busybox', '--privileged', '--dry-run=server'];
  const answer = await kubectl('-n', namespace, ...pod).catch(String);
  if (!answer.includes('violates PodSecurity "restricted')) throw new Error(`A privileged pod: ${answer}`);
}

export const install: Check = {
  name: 'install',
  async run({ release }) {
    await deleteNamespaces(release.namespace);
    const seconds = await doWhatPageSays();
    if (seconds > MOST_SECONDS) throw new Error(`It took ${seconds.toFixed(0)} s, more than ${MOST_SECONDS}`);
    await assertRestricted(release);
    if (!(await openAsNoted(release)).includes('<title>')) throw new Error('No page at the forwarded port');
    await release.install(testValues);
    await doWhatNotesSay(release);
    const pods = await podsOf(release);
    await release.install(testValues);
    if ((await podsOf(release)) !== pods) throw new Error('An upgrade that changes nothing rolls pods');
    const untold = await assertUntold(release);
    return `ready after ${seconds.toFixed(0)} s by the page's commands, in a namespace that enforces restricted; the three commands of helm's notes do what they say, for a port to forward and for a node's, helm test among them; an upgrade that changes nothing rolls no pod; none of ${untold} secrets stands in a log or in helm's notes`;
  },
};
