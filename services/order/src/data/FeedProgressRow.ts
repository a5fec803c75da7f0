/** Stores the feed's progress in one row of our database. */
import type { Database } from '@bulkhead/chassis/storage/Database';
import { dateTime } from '@bulkhead/chassis/storage/dateTime';
import type { FeedPosition, FeedProgress } from '../domain/FeedProgress.ts';

interface Row {
  changed_since: Date;
  next_page: string | null;
  walk_began: Date | null;
  caught_up_at: Date | null;
}

export class FeedProgressRow implements FeedProgress {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async load(): Promise<FeedPosition> {
    const [row] = await this.#database.select<Row>(
      'SELECT changed_since, next_page, walk_began, caught_up_at FROM feed_state WHERE id = 1',
    );
    if (!row) throw new Error('feed_state has lost its row');
    return {
      changedSince: row.changed_since,
      nextPage: row.next_page,
      walkBegan: row.walk_began,
      caughtUpAt: row.caught_up_at,
    };
  }

  async save({ changedSince, nextPage, walkBegan, caughtUpAt }: FeedPosition): Promise<void> {
    await this.#database.write(
      'UPDATE feed_state SET changed_since = ?, next_page = ?, walk_began = ?, caught_up_at = ? WHERE id = 1',
      [
        dateTime(changedSince),
        nextPage,
        walkBegan && dateTime(walkBegan),
        caughtUpAt && dateTime(caughtUpAt),
      ],
    );
  }
}
