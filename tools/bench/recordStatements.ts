/** Records the statements a database receives during an action, so that a floor can run the same ones. */
import mysql from 'mysql2/promise';

/** @param adminUrl of a root account: it turns on the server's general log during the recording */
export async function recordStatements(adminUrl: string, happen: () => Promise<unknown>): Promise<string[]> {
  const admin = await mysql.createConnection(adminUrl);
  try {
    await admin.query(`SET GLOBAL log_output = 'TABLE'`);
    await admin.query('TRUNCATE TABLE mysql.general_log');
    await admin.query('SET GLOBAL general_log = ON');
    await happen();
    await admin.query('SET GLOBAL general_log = OFF');
    const [rows] = await admin.query<mysql.RowDataPacket[]>(
      `SELECT CONVERT(argument USING utf8mb4) AS statement FROM mysql.general_log
       WHERE command_type IN ('Query', 'Execute') AND thread_id <> CONNECTION_ID() ORDER BY event_time`,
    );
    return rows.map(({ statement }) => String(statement));
  } finally {
    await admin.end();
  }
}
