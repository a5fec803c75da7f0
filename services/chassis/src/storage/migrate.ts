/**
 * Brings a service's database up to date. Any number of replicas may start at once: one migrates
 * under a MySQL lock, the others wait and find nothing to do. Migrations only add; each is a list
 * of single statements, because DDL commits by itself, and a migration that failed between two
 * statements must be able to continue.
 */
import mysql from 'mysql2/promise';
import { QueryTypes, type Sequelize } from 'sequelize';
import type { Logger } from '../observability/logger.ts';
import { prepareMigration, STATEMENT_MS } from './connection.ts';
import { sequelizeOf } from './Database.ts';
import { databaseAddress } from './databaseAddress.ts';
import { lockName } from './lockName.ts';

export interface Migration {
  name: string;
  statements: string[];
  /** Work that SQL alone cannot do, after the statements. It too must be able to continue after a failure. */
  fill?: () => Promise<void>;
}

/** Other work that must run at most once at a time, such as filling an empty table. */
export type AfterMigration = (sequelize: Sequelize) => Promise<void>;

const LOCK = lockName('migrations');
const LOCK_WAIT_SECONDS = 60;
/**
 * A machine that dies does not close its connection: the server ends one that is
 * silent for this long, and its lock.
 */
const SILENT_SECONDS = 60;
const SIGN_OF_LIFE_MS = 10_000;

export async function migrate(
  url: string,
  migrations: Migration[],
  logger: Logger,
  then?: AfterMigration,
): Promise<void> {
  const sequelize = sequelizeOf(url, 1);
  sequelize.addHook('afterConnect', (connection) => prepareMigration(connection as never));
  try {
    await underLock(url, async () => {
      await runPending(sequelize, migrations, logger);
      await then?.(sequelize);
    });
  } finally {
    await sequelize.close();
  }
}

/**
 * Loads the large migration library only when there is something to migrate. Most
 * processes start with nothing to do.
 */
async function runPending(sequelize: Sequelize, migrations: Migration[], logger: Logger): Promise<void> {
  const done = await appliedTo(sequelize);
  if (migrations.every(({ name }) => done.has(name))) return;
  const { SequelizeStorage, Umzug } = await import('umzug');
  const umzug = new Umzug({
    context: sequelize,
    storage: new SequelizeStorage({ sequelize, tableName: 'migrations' }),
    logger: undefined,
    migrations: migrations.map(({ name, statements, fill }) => ({
      name,
      up: async () => {
        for (const statement of statements) await sequelize.query(statement);
        await fill?.();
        logger.info({ migration: name }, 'migrated');
      },
    })),
  });
  await umzug.up();
}

async function appliedTo(sequelize: Sequelize): Promise<Set<string>> {
  const [found] = await sequelize.query("SHOW TABLES LIKE 'migrations'");
  if (found.length === 0) return new Set();
  const rows = await sequelize.query<{ name: string }>('SELECT name FROM migrations', {
    type: QueryTypes.SELECT,
  });
  return new Set(rows.map(({ name }) => name));
}

/** Holds the lock on a separate connection. It ends with that connection, even when the process is killed. */
async function underLock(url: string, work: () => Promise<void>): Promise<void> {
  const connection = await mysql.createConnection({ ...databaseAddress(url), connectTimeout: 1000 });
  connection.on('error', () => undefined); // the next query reports it
  const signs = setInterval(() => void connection.ping().catch(() => undefined), SIGN_OF_LIFE_MS);
  try {
    await connection.query({ sql: `SET SESSION wait_timeout = ${SILENT_SECONDS}`, timeout: STATEMENT_MS });
    const [rows] = await connection.query<mysql.RowDataPacket[]>({
      sql: `SELECT GET_LOCK(${LOCK}, ${LOCK_WAIT_SECONDS}) AS got`,
      timeout: LOCK_WAIT_SECONDS * 1000 + STATEMENT_MS,
    });
    if (rows[0]?.['got'] !== 1)
      throw new Error(`Another process has been migrating for ${LOCK_WAIT_SECONDS} s`);
    await work();
  } finally {
    clearInterval(signs);
    connection.destroy();
  }
}
