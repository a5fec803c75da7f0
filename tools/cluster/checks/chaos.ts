/**
 * Deletes pods at random under load, and checks that nothing acknowledged is missing or doubled afterwards.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { checkBooks } from '../../drill/checks/checkBooks.ts';
import { settleDoubts } from '../../drill/checks/settleDoubts.ts';
import type { EndedSession } from '../../drill/shoppers/SpareSessions.ts';
import type { Check } from '../Check.ts';
import { isReady, type Pod } from '../kube.ts';
import { PortForward } from '../PortForward.ts';
import type { Release } from '../Release.ts';

const MINUTES = Number(process.env.CHAOS_MINUTES || 5);
const EVERY_MS = 5000;
/** The pause after a component without a ready pod, which is skipped. */
const AGAIN_MS = 250;
/** Redis is spared at the end, so that there are sessions whose end it must remember. */
const REMEMBERED_MS = 60_000;
/** The least share of requests that must be served: a shop that never answers has correct data, too. */
const SERVED = 0.25;

/** The edge, three services, their databases, Redis. */
const PARTS = 8;

const componentOf = ({ metadata }: Pod) => metadata.labels['app.kubernetes.io/component'] ?? '';

/** Shuffles the names. */
const shuffled = (names: Iterable<string>) =>
  [...names]
    .map((name) => ({ name, place: Math.random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ name }) => name);

/** Deletes pods of all components in turn, in random order. Returns the components of the deleted pods. */
async function deleteAtRandom(release: Release): Promise<string[]> {
  const end = performance.now() + MINUTES * 60_000;
  const deleted: string[] = [];
  let toCome: string[] = [];
  while (performance.now() < end) {
    const pods = await release.pods();
    if (toCome.length === 0) toCome = shuffled(new Set(pods.map(componentOf)));
    const component = toCome.pop();
    const isSpared = component === 'redis' && end - performance.now() < REMEMBERED_MS;
    const pod = pods.find((one) => isReady(one) && componentOf(one) === component);
    if (!pod || isSpared) {
      await delay(AGAIN_MS);
      continue;
    }
    // Half of them are killed without a grace period.
    const grace = Math.random() < 0.5 ? ['--grace-period=0', '--force'] : [];
    await release.kubectl('delete', 'pod', pod.metadata.name, '--wait=false', ...grace);
    deleted.push(componentOf(pod));
    await delay(EVERY_MS);
  }
  await release.untilSettled();
  return deleted;
}

/** Connects directly to the databases of user and order. */
async function openBooks(release: Release) {
  const ways = await Promise.all(
    (['user', 'order'] as const).map(async (name) => {
      const [forward, { password }] = await Promise.all([
        PortForward.to(release.namespace, `service/${release.fullname}-${name}-mysql`, 3306),
        release.secret(`${name}-mysql`),
      ]);
      return { forward, url: `mysql://${name}:${password ?? ''}@127.0.0.1:${forward.port}/${name}` };
    }),
  );
  const [user, order] = ways;
  return {
    adminUrlOf: (service: string) => (service === 'user' ? user : order)?.url ?? '',
    close: () => ways.forEach(({ forward }) => forward.close()),
  };
}

/** The time from the start of a Redis pod until every process has sent it the log-outs it missed. */
const LISTENS_MS = 10_000;

/**
 * Drops the sessions that Redis cannot remember. It stores nothing on disk by default, so a session ended
 * before its newest pod listened may be valid again, or only a process that is gone knew of its end
 * (docs/decisions/sessions-without-redis.md). Returns how many they are.
 */
async function forgetWithRedis(release: Release, ended: EndedSession[]): Promise<number> {
  const pods = await release.pods('redis');
  const began = Math.max(...pods.map(({ status }) => Date.parse(status.startTime ?? '')));
  const remembered = ended.filter(({ endedAt }) => Date.parse(endedAt) > began + LISTENS_MS);
  return ended.splice(0, ended.length, ...remembered).length - remembered.length;
}

export const chaos: Check = {
  name: 'chaos',
  async run({ release, stage }) {
    const open = await stage();
    let deleted: string[] = [];
    const samples = await open.during(async () => (deleted = await deleteAtRandom(release)));
    const doubts = await settleDoubts(open.world);
    const forgotten = await forgetWithRedis(release, open.world.sessions.ended);
    const books = await openBooks(release);
    try {
      const { checked, wrong } = await checkBooks(books, open.world);
      const all = [...open.world.contradictions, ...doubts, ...wrong];
      if (all.length > 0) throw new Error(all.slice(0, 10).join('\n'));
      const served = samples.filter(({ outcome }) => outcome === 'works' || outcome === 'limited').length;
      if (served < SERVED * samples.length)
        throw new Error(`Only ${served} of ${samples.length} were served`);
      const spared = PARTS - new Set(deleted).size;
      if (spared > 0) throw new Error(`${spared} parts lost no pod`);
      if (open.world.sessions.ended.length === 0) throw new Error('No ended session was looked at');
      return [
        `${deleted.length} pods of ${new Set(deleted).size} parts deleted in ${MINUTES} min; ${served} of ${samples.length} requests served`,
        ...checked,
        `${forgotten} sessions were ended before the newest Redis listened`,
      ].join('\n    ');
    } finally {
      books.close();
    }
  },
};
