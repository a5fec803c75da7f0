import type { Journey } from './Journey.ts';
import { judge } from './judge.ts';

/** The page itself and a script of it, in turn. */
let turn = 0;

export const openShop: Journey = {
  name: 'open the shop',
  tells: false,
  reads: true,
  async attempt(world) {
    if (turn++ % 2 === 0) {
      const page = await world.ask({ method: 'GET', path: '/', headers: { Accept: 'text/html' } });
      return judge(page, {
        fault: () => (page.text.includes(world.goods.asset) ? undefined : 'another page than the shop'),
      });
    }
    const script = await world.ask({ method: 'GET', path: world.goods.asset });
    const isScript = script.headers['content-type']?.startsWith('text/javascript');
    return judge(script, { fault: () => (isScript ? undefined : 'no script') });
  },
};
