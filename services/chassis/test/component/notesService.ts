/** A service with one table, small enough to read at a glance: what the chassis' own tests run. */
import { z } from 'zod';
import { Refusal } from '../../src/errors/Refusal.ts';
import { line, messageAnd, resultOf, wholeNumber } from '../../src/contract/shared.ts';
import { createApi } from '../../src/http/createApi.ts';
import { defineRoute } from '../../src/http/route.ts';
import { startService, type RunningService } from '../../src/lifecycle/startService.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { Database } from '../../src/storage/Database.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { createIdempotencyKeys } from '../../src/storage/once.ts';

const Note = z.object({ id: z.int(), text: z.string() });
const NewNote = z.object({ text: line(20), copies: wholeNumber(1, 9).default(1) });

const migrations = [
  createIdempotencyKeys,
  {
    name: 'notes',
    statements: [
      'CREATE TABLE notes (id INT AUTO_INCREMENT PRIMARY KEY, text VARCHAR(50), UNIQUE KEY notes_text (text))',
    ],
  },
];

interface Settings {
  url: string;
  poolSize?: number;
  drainDelay?: number;
  clearEveryMs?: number;
}

export async function startNotes({
  url,
  poolSize = 4,
  drainDelay = 0,
  clearEveryMs,
}: Settings): Promise<RunningService & { database: Database }> {
  const logger = await createLogger({ service: 'notes', LOG_LEVEL: 'silent', LOG_PRETTY: false });
  const metrics = createMetrics('notes');
  const database = new Database({ url, poolSize, metrics, ...(clearEveryMs && { clearEveryMs }) });
  const api = createApi({
    service: 'notes',
    routes: notesRoutes(database),
    logger,
    metrics,
    trustProxy: false,
  });
  const running = await startService(
    {
      logger,
      metrics,
      listener: api.callback(),
      open: () => migrate(url, migrations, logger),
      checkReady: () => database.ping(),
      close: () => database.close(),
    },
    {
      HOST: '127.0.0.1',
      PORT: 0,
      MANAGEMENT_PORT: 0,
      LOG_LEVEL: 'silent',
      LOG_PRETTY: false,
      TRUST_PROXY: false,
      DRAIN_DELAY_MS: drainDelay,
    },
  );
  return { ...running, database };
}

function notesRoutes(database: Database) {
  return [
    defineRoute('get', '/api/note/:id', {
      summary: 'One note',
      caller: 'anybody',
      params: z.object({ id: wholeNumber(1, 999) }),
      answers: { 200: resultOf(Note) },
      refusals: { 404: 'No such note' },
      handle: async ({ params }) => {
        const [note] = await database.select<{ id: number; text: string }>(
          'SELECT id, text FROM notes WHERE id = ?',
          [params.id],
        );
        if (!note) throw new Refusal('missing', 'note-missing', 'Cannot find note');
        return { body: { result: note } };
      },
    }),
    defineRoute('get', '/api/slow', {
      summary: 'Takes a second of the database',
      caller: 'anybody',
      query: z.object({ seconds: z.coerce.number() }),
      answers: { 200: z.object({}) },
      handle: async ({ query }) => {
        await database.select('SELECT SLEEP(?)', [query.seconds]);
        return { body: {} };
      },
    }),
    defineRoute('post', '/api/note', {
      summary: 'Write a note',
      caller: 'anybody',
      body: NewNote,
      answers: { 201: messageAnd(Note) },
      handle: async ({ body, once }) => {
        const note = await database.inTransaction(async (transaction) => {
          const [id] = await database.sequelize.query('INSERT INTO notes (text) VALUES (?)', {
            replacements: [body.text],
            transaction,
          });
          return { id, text: body.text };
        }, once);
        return { status: 201, body: { message: 'Written', result: note } };
      },
    }),
  ];
}
