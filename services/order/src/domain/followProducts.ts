/**
 * Keeps the product copies up to date for as long as the process runs. One replica
 * works, the others stand by.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@bulkhead/chassis/observability/logger';
import type { ProductFeed } from './ProductFeed.ts';

/** Decides who may read the feed. The turn passes to another replica soon after this one dies or hangs. */
export interface FeedTurn {
  isOurs(): Promise<boolean>;
  giveUp(): void;
}

interface Parts {
  feed: ProductFeed;
  turn: FeedTurn;
  everyMs: number;
  logger: Logger;
}

type State = 'starting' | 'following' | 'standing by' | 'stalled';

/** Starts at once. The returned function stops it after the current page. */
export function followProducts({ feed, turn, everyMs, logger }: Parts): () => Promise<void> {
  const stopped = new AbortController();
  let told: State = 'starting';
  const tell = (state: State, err?: unknown) => {
    if (state !== told) logger[err ? 'warn' : 'info']({ state, err }, `product copies: ${state}`);
    told = state;
  };
  const follow = async () => {
    while (!stopped.signal.aborted) {
      try {
        const ours = await turn.isOurs();
        if (ours) await feed.catchUp(async () => !stopped.signal.aborted && (await turn.isOurs()));
        else await feed.look();
        tell(ours ? 'following' : 'standing by');
      } catch (error) {
        tell('stalled', error);
      }
      await delay(everyMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
    turn.giveUp();
  };
  const following = follow();
  return () => {
    stopped.abort();
    return following;
  };
}
