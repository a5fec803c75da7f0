/** Starts the shop, the shoppers, and everything that watches them. */
import { HealthWatch } from './checks/HealthWatch.ts';
import { Memory } from './checks/Memory.ts';
import { journeys } from './journeys/journeys.ts';
import { World } from './journeys/World.ts';
import type { Stage } from './round/runRound.ts';
import { UsualTimes } from './round/UsualTimes.ts';
import type { Report } from '../local/Report.ts';
import { startDrillShop } from './shop/startDrillShop.ts';
import { Accounts } from './shoppers/Accounts.ts';
import { Crowd } from './shoppers/Crowd.ts';
import { EdgeBalancer } from './shoppers/EdgeBalancer.ts';
import { onThisMachine } from './shoppers/exchange.ts';
import { Goods } from './shoppers/Goods.ts';
import { signUp } from './shoppers/signUp.ts';
import { SpareSessions } from './shoppers/SpareSessions.ts';
import { Recorder } from './traffic/Recorder.ts';
import { findPace } from './traffic/findPace.ts';
import { Traffic } from './traffic/Traffic.ts';

const PEOPLE = 60;

export interface OpenStage extends Stage {
  memory: Memory;
  close(): Promise<void>;
}

export async function openStage(
  place: Parameters<typeof startDrillShop>[0],
  report: Report,
): Promise<OpenStage> {
  const shop = await report.step('a shop, two of everything', () => startDrillShop(place));
  const client = new EdgeBalancer(shop.edges.map(({ proxy }) => onThisMachine(proxy.port)));
  const sessions = new SpareSessions(shop);
  const goods = await Goods.of(client);
  const world = new World({ client, goods, crowd: new Crowd(PEOPLE), accounts: new Accounts(), sessions });
  await report.step(`${PEOPLE} shoppers`, () => signUp(world));
  const recorder = new Recorder();
  const traffic = new Traffic({ journeys, world, recorder });
  const health = new HealthWatch(shop);
  traffic.start();
  await report.step('a pace at which the shop is at ease', async () => {
    const pace = await findPace(traffic, recorder, journeys);
    return `${pace} a second at each journey`;
  });
  return {
    ...{ shop, world, traffic, recorder, health, usual: new UsualTimes() },
    memory: await Memory.of(shop),
    async close() {
      await traffic.stop();
      health.stop();
      client.stop();
      sessions.close();
      await shop.stop();
    },
  };
}
