/**
 * How far the product service's changes have been read. All replicas share it, so that
 * each continues where another stopped.
 */

export interface FeedPosition {
  /** Every change before this instant has been read. */
  changedSince: Date;
  /** The page at which a walk through the changes was interrupted. */
  nextPage: string | null;
  /** The product service's clock at the start of that walk. */
  walkBegan: Date | null;
  /** When the last walk was completed, by our clock. */
  caughtUpAt: Date | null;
}

export interface FeedProgress {
  load(): Promise<FeedPosition>;
  save(position: FeedPosition): Promise<void>;
}
