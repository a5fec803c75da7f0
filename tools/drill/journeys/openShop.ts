import { setTimeout as delay } from 'node:timers/promises';
import type { Journey } from './Journey.ts';
import { judge } from './judge.ts';
import type { TimedAnswer, World } from './World.ts';

/** Between the tries of the page to load itself again, as in frontend/src/arrival/early.ts. */
const PAUSES_MS = [1000, 4000, 10_000];

/** The page itself and its script, in turn. */
let turn = 0;
let script: string | undefined;

export const openShop: Journey = {
  name: 'open the shop',
  tells: false,
  reads: true,
  async attempt(world) {
    if (!script || turn++ % 2 === 0) return judge(await loadPage(world), { fault: () => faultOf(script) });
    const answer = await loadScript(world, script);
    const isScript = answer.headers['content-type']?.startsWith('text/javascript');
    return judge(answer, { fault: () => (isScript ? undefined : 'no script') });
  },
};

const faultOf = (named: string | undefined) => (named ? undefined : 'a page without a script');

async function loadPage(world: World): Promise<TimedAnswer> {
  const page = await world.ask({ method: 'GET', path: '/', headers: { Accept: 'text/html' } });
  script = /src="(\/assets\/[^"]+\.js)"/.exec(page.text)?.[1];
  return page;
}

/** One that is not there may be of another version than the replica that was asked: the page is loaded again then. */
async function loadScript(world: World, path: string): Promise<TimedAnswer> {
  let answer = await world.ask({ method: 'GET', path });
  for (const pause of PAUSES_MS) {
    if (answer.status !== 404) break;
    await delay(pause);
    await loadPage(world);
    if (script) answer = await world.ask({ method: 'GET', path: script });
  }
  return answer;
}
