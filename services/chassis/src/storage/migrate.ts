/**
 * Brings a service's database up to date. Any number of replicas may start at once: one migrates under a MySQL lock,
 * the others wait and find nothing to do. Migrations only ever add; each is a list of single statements, because DDL
 * commits by itself and a failure between two must be able to go on where it stopped.
 */
import mysql from 'mysql2/promise';
import type { Sequelize } from 'sequelize';
import { SequelizeStorage, Umzug } from 'umzug';
import type { Logger } from '../observability/logger.ts';
import { sequelizeOf } from './Database.ts';

export interface Migration {
  name: string;
  statements: string[];
}

/** Something else that must happen at most once at a time, such as filling an empty table. */
type AfterMigration = (sequelize: Sequelize) => Promise<void>;

const LOCK = 'bulkhead-migrations';
const LOCK_WAIT_SECONDS = 60;

export async function migrate(
  url: string,
  migrations: Migration[],
  logger: Logger,
  then?: AfterMigration,
): Promise<void> {
  const sequelize = sequelizeOf(url, 1);
  try {
    await underLock(url, async () => {
      await umzugOf(sequelize, migrations, logger).up();
      await then?.(sequelize);
    });
  } finally {
    await sequelize.close();
  }
}

function umzugOf(sequelize: Sequelize, migrations: Migration[], logger: Logger): Umzug<Sequelize> {
  return new Umzug({
    context: sequelize,
    storage: new SequelizeStorage({ sequelize, tableName: 'migrations' }),
    logger: undefined,
    migrations: migrations.map(({ name, statements }) => ({
      name,
      up: async () => {
        for (const statement of statements) await sequelize.query(statement);
        logger.info({ migration: name }, 'migrated');
      },
    })),
  });
}

/** The lock lives on a connection of its own and ends with it, even when the process is killed. */
async function underLock(url: string, work: () => Promise<void>): Promise<void> {
  const connection = await mysql.createConnection({
    uri: url.replace(/^mariadb:/, 'mysql:'),
    connectTimeout: 1000,
  });
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>('SELECT GET_LOCK(?, ?) AS got', [
      LOCK,
      LOCK_WAIT_SECONDS,
    ]);
    if (rows[0]?.['got'] !== 1)
      throw new Error(`Another process has been migrating for ${LOCK_WAIT_SECONDS} s`);
    await work();
  } finally {
    connection.destroy();
  }
}
