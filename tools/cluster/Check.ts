/** The interface of a check: one thing that must hold in the cluster. */
import type { Release } from './Release.ts';
import type { Stage } from './Stage.ts';

export interface Surroundings {
  release: Release;
  /** Opens the stage at the first call. */
  stage: () => Promise<Stage>;
}

export interface Check {
  /** The name used by ONLY=…. */
  name: string;
  /** The check has time limits, which a machine without a spare processor breaks by itself. */
  isTimed?: boolean;
  /** Resolves to a summary with figures; rejects with what is wrong. */
  run(surroundings: Surroundings): Promise<string>;
}
