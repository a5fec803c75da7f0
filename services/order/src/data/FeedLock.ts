/**
 * Decides which replica reads the feed: a MySQL lock on a separate connection. The lock is free
 * as soon as the connection ends, and the server ends a connection that has been silent for a
 * few seconds because its holder was killed, hangs or is cut off. Two holders for a moment do no
 * harm: storing a state twice changes nothing.
 */
import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise';
import { databaseAddress } from '@bulkhead/chassis/storage/databaseAddress';
import { lockName } from '@bulkhead/chassis/storage/lockName';
import type { FeedTurn } from '../domain/followProducts.ts';

const LOCK = lockName('product-feed');
const LIMIT_MS = 1000;
/** How long a holder may be silent, in addition to the pause between its rounds. */
const PATIENCE_SECONDS = 4;

export class FeedLock implements FeedTurn {
  readonly #url: string;
  readonly #silentSeconds: number;
  #connection: Connection | undefined;

  constructor(url: string, everyMs: number) {
    this.#url = url;
    this.#silentSeconds = Math.ceil(everyMs / 1000) + PATIENCE_SECONDS;
  }

  /** Never waits for other replicas. A replica that holds the lock and asks again keeps it. */
  async isOurs(): Promise<boolean> {
    try {
      const connection = this.#connection ?? (await this.#connect());
      const sql = `SELECT GET_LOCK(${LOCK}, 0) AS got`;
      const [rows] = await connection.query<RowDataPacket[]>({ sql, timeout: LIMIT_MS });
      return rows[0]?.['got'] === 1;
    } catch (error) {
      this.giveUp();
      throw error;
    }
  }

  giveUp(): void {
    this.#connection?.destroy();
    this.#connection = undefined;
  }

  async #connect(): Promise<Connection> {
    const connection = await mysql.createConnection({
      ...databaseAddress(this.#url),
      connectTimeout: LIMIT_MS,
    });
    // A connection that breaks between two queries is noticed by the next query.
    connection.on('error', () => {
      connection.destroy();
    });
    this.#connection = connection;
    await connection.query({ sql: `SET SESSION wait_timeout = ${this.#silentSeconds}`, timeout: LIMIT_MS });
    return connection;
  }
}
