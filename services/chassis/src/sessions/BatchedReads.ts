/**
 * Sends all Redis reads of one turn of the event loop as one command: a command
 * costs more than the keys in it.
 */
import type { RedisClient } from './redis.ts';

type Values = (Buffer | null)[];

interface Read {
  keys: string[];
  resolve: (values: Values) => void;
  reject: (error: unknown) => void;
}

export class BatchedReads {
  readonly #redis: RedisClient;
  #waiting: Read[] = [];

  constructor(redis: RedisClient) {
    this.#redis = redis;
  }

  /** The values of keys on one node; null for each missing key. */
  get(keys: string[]): Promise<Values> {
    // In a Cluster, the keys of different people are on different nodes.
    if (this.#redis.isCluster) return this.#redis.mgetBuffer(keys);
    return new Promise((resolve, reject) => {
      if (this.#waiting.push({ keys, resolve, reject }) === 1) setImmediate(() => void this.#send());
    });
  }

  async #send(): Promise<void> {
    const reads = this.#waiting;
    this.#waiting = [];
    try {
      const values = await this.#redis.mgetBuffer(reads.flatMap(({ keys }) => keys));
      let next = 0;
      for (const { keys, resolve } of reads) resolve(values.slice(next, (next += keys.length)));
    } catch (error) {
      for (const { reject } of reads) reject(error);
    }
  }
}
