/** What a test needs around it, gone after it: stand-ins for services, edges in front of them. */
import type { RunningService } from '@bulkhead/chassis/lifecycle/startService';
import { startEdge, type EdgeOptions } from './startEdge.ts';
import { StandIn, type Reply } from './StandIn.ts';

export function useStage() {
  const edges: RunningService[] = [];
  const standIns: StandIn[] = [];
  afterEach(async () => {
    await Promise.all(standIns.splice(0).map((standIn) => standIn.stop()));
    await Promise.all(edges.splice(0).map((edge) => edge.stop()));
  });
  return {
    async standIn(reply?: Reply): Promise<StandIn> {
      const standIn = await StandIn.start(reply);
      standIns.push(standIn);
      return standIn;
    },
    async edge(options?: EdgeOptions): Promise<RunningService> {
      const edge = await startEdge(options);
      edges.push(edge);
      return edge;
    },
  };
}
