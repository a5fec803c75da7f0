/**
 * The floor for answers from the database: bare mysql2 behind bare node:http, which runs recorded statements.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import mysql from 'mysql2/promise';

/** One list of statements for each recorded request; they are used in turn. */
const recorded = JSON.parse(readFileSync(process.env['STATEMENTS_FILE'] ?? '', 'utf8')) as string[][];
const pool = mysql.createPool({ uri: process.env['DATABASE_URL'] ?? '', connectionLimit: 10, timezone: 'Z' });
let next = 0;

async function answer(): Promise<string> {
  const statements = recorded[next++ % recorded.length] ?? [];
  const connection = await pool.getConnection();
  try {
    let rows: unknown;
    for (const sql of statements) {
      const [result] = await connection.query(sql);
      if (Array.isArray(result)) rows = result;
    }
    return JSON.stringify({ results: rows });
  } finally {
    connection.release();
  }
}

createServer((_request, response) => {
  answer().then(
    (body) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(process.env['PORT']), '127.0.0.1');
