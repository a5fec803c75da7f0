/** Starts stand-ins and edges for a test, and stops them after it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RunningService } from '@bulkhead/chassis/lifecycle/startService';
import { startEdge, type EdgeOptions } from './startEdge.ts';
import { StandIn, type Reply } from './StandIn.ts';

const PROCESS = fileURLToPath(new URL('standInProcess.ts', import.meta.url));

export function useStage() {
  const edges: RunningService[] = [];
  const standIns: StandIn[] = [];
  const processes: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of processes.splice(0)) child.kill('SIGKILL');
    await Promise.all(standIns.splice(0).map((standIn) => standIn.stop()));
    await Promise.all(edges.splice(0).map((edge) => edge.stop()));
  });
  return {
    async standIn(reply?: Reply): Promise<StandIn> {
      const standIn = await StandIn.start(reply);
      standIns.push(standIn);
      return standIn;
    },
    process(port: number): ChildProcess {
      const child = spawn(process.execPath, [PROCESS, String(port)], { stdio: 'ignore' });
      processes.push(child);
      return child;
    },
    async edge(options?: EdgeOptions): Promise<RunningService> {
      const edge = await startEdge(options);
      edges.push(edge);
      return edge;
    },
  };
}
