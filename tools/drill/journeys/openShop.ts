import { setTimeout as delay } from 'node:timers/promises';
import type { Journey } from './Journey.ts';
import { judge } from './judge.ts';
import type { TimedAnswer, World } from './World.ts';

/** The pauses between reloads of the page, as in frontend/src/arrival/retryFirstLoad.ts. */
const PAUSES_MS = [1000, 4000, 10_000];

/** The scripts a page starts with: the app, and the texts of its language. */
const SCRIPT = /(?:src|href)="(\/assets\/[^"]+\.js)"/g;

/** Requests the page and each of its scripts in turn. */
let turn = 0;
let scripts: string[] = [];

export const openShop: Journey = {
  name: 'open the shop',
  tells: false,
  reads: true,
  async attempt(world) {
    const script = scripts[(turn++ % (scripts.length + 1)) - 1];
    if (!script) return judge(await loadPage(world), { fault: faultOfPage });
    const answer = await loadScript(world, script);
    const isScript = answer.headers['content-type']?.startsWith('text/javascript');
    return judge(answer, { fault: () => (isScript ? undefined : 'no script') });
  },
};

const faultOfPage = () => (scripts.length > 0 ? undefined : 'a page without a script');

async function loadPage(world: World): Promise<TimedAnswer> {
  const page = await world.ask({ method: 'GET', path: '/', headers: { Accept: 'text/html' } });
  scripts = [...page.text.matchAll(SCRIPT)].map(([, path = '']) => path);
  return page;
}

/**
 * A missing script may belong to another version than the replica that was asked;
 * then the page is loaded again.
 */
async function loadScript(world: World, path: string): Promise<TimedAnswer> {
  const place = scripts.indexOf(path);
  let answer = await world.ask({ method: 'GET', path });
  for (const pause of PAUSES_MS) {
    if (answer.status !== 404) break;
    await delay(pause);
    await loadPage(world);
    const script = scripts[place];
    if (script) answer = await world.ask({ method: 'GET', path: script });
  }
  return answer;
}
