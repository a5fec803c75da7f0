/** How far the product service's changes have been read. Shared by all replicas, so that each goes on where another stopped. */

export interface FeedPosition {
  /** Everything that changed before this instant has been read. */
  changedSince: Date;
  /** Where a walk through the changes stopped midway. */
  nextPage: string | null;
  /** The product service's clock when that walk began. */
  walkBegan: Date | null;
  /** When the last walk came to its end, by our clock. */
  caughtUpAt: Date | null;
}

export interface FeedProgress {
  load(): Promise<FeedPosition>;
  save(position: FeedPosition): Promise<void>;
}
