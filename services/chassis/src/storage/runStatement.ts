/**
 * Runs a statement on a connection of Sequelize's pool, inside or outside a transaction. Sequelize's own
 * `query` takes five times as long for the same answer, which is more than the database itself takes.
 */
import type { Connection, QueryError } from 'mysql2';
import type { Sequelize, Transaction } from 'sequelize';

/**
 * Resolves with rows for a SELECT, otherwise with mysql2's ResultSetHeader. Rejects
 * with the driver's own errors.
 */
export async function runStatement<R>(
  sequelize: Sequelize,
  sql: string,
  values: unknown[],
  transaction?: Transaction,
): Promise<R> {
  if (transaction) return run(connectionOf(transaction), sql, values);
  const { connectionManager } = sequelize;
  const connection = await connectionManager.getConnection({ type: 'write' });
  try {
    return await run(connection as Connection, sql, values);
  } finally {
    connectionManager.releaseConnection(connection);
  }
}

/** A finished transaction's connection may already serve another request, so using it is an error. */
export function connectionOf(transaction: Transaction): Connection {
  const { connection, finished } = transaction as unknown as { connection: Connection; finished?: string };
  if (finished) throw new Error(`A statement came after its transaction's ${finished}`);
  return connection;
}

export function run<R>(connection: Connection, sql: string, values: unknown[] = []): Promise<R> {
  return new Promise((resolve, reject) => {
    connection.query(sql, values, (error: QueryError | null, result) => {
      if (error) reject(error);
      else resolve(result as R);
    });
  });
}
