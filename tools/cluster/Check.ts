/** One thing that must hold in the cluster. */
import type { Release } from './Release.ts';
import type { Stage } from './Stage.ts';

export interface Surroundings {
  release: Release;
  /** Opened at the first call. */
  stage: () => Promise<Stage>;
}

export interface Check {
  /** As ONLY=… names it. */
  name: string;
  /** It has times to keep, which a machine without a processor to spare breaks by itself. */
  isTimed?: boolean;
  /** Says in words with figures what was seen; rejects with what is wrong. */
  run(surroundings: Surroundings): Promise<string>;
}
