import { expect } from 'chai';
import { testDatabase } from '@bulkhead/tools/engines/testServers';
import type { Problem } from '../../src/contract/shared.ts';
import { clearExpiredKeys } from '../../src/storage/once.ts';
import { ApiClient } from '../../src/testing/ApiClient.ts';
import { startNotes } from './notesService.ts';

interface Written {
  result: { id: number };
}

describe('a request with an Idempotency-Key', () => {
  let notes: Awaited<ReturnType<typeof startNotes>>;
  let api: ApiClient;
  const write = (text: string, key: string) =>
    api.post<Written>('/api/note', { body: { text }, headers: { 'Idempotency-Key': key } });

  before(async () => {
    notes = await startNotes({ url: await testDatabase() });
    await notes.opened;
    api = await ApiClient.of(notes.url);
  });
  after(() => notes.stop());

  it('gets the first answer again and changes nothing', async () => {
    const first = await write('once', 'k1');
    const second = await write('once', 'k1');
    expect([second.status, second.body]).to.deep.equal([first.status, first.body]);
  });

  it('is refused with another body', async () => {
    await write('this', 'k2');
    const { status, body } = await api.post<Problem>('/api/note', {
      body: { text: 'that' },
      headers: { 'Idempotency-Key': 'k2' },
    });
    expect([status, body.code]).to.deep.equal([422, 'idempotency-key-reused']);
    const rows = await notes.database.select('SELECT 1 FROM notes WHERE text = ?', ['that']);
    expect(rows).to.have.length(0);
  });

  it('does its work once when twenty arrive at the same time', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => write('twenty', 'k3')));
    const ids = new Set(replies.filter(({ status }) => status === 201).map(({ body }) => body.result.id));
    expect(ids.size).to.equal(1);
    expect(new Set(replies.map(({ status }) => status))).to.satisfy((seen: Set<number>) =>
      [...seen].every((s) => s === 201 || s === 409),
    );
    for (const { status, headers } of replies)
      expect(headers.get('retry-after')).to.equal(status === 409 ? '1' : null);
  });

  it('does its work once when a second process gets the same key', async () => {
    const other = await startNotes({ url: urlOf(notes) });
    await other.opened;
    const body = new URLSearchParams({ text: 'two processes' });
    const ask = (url: string) =>
      fetch(`${url}/api/note`, { method: 'POST', body, headers: { 'Idempotency-Key': 'k4' } });
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) => ask(n % 2 ? notes.url : other.url)),
    );
    const answers = await Promise.all(
      replies.filter(({ status }) => status === 201).map((reply) => reply.json() as Promise<Written>),
    );
    expect(new Set(answers.map(({ result }) => result.id)).size).to.equal(1);
    expect(replies.every(({ status }) => status === 201 || status === 409)).to.equal(true);
    await other.stop();
  });

  it('has a long answer stored compressed, and gets it again unchanged', async () => {
    const once = { caller: 'anybody', path: '/long', key: 'k8', fingerprint: 'f'.repeat(64) };
    const lines = Array.from({ length: 99 }, (_, n) => ({ name: `Täglich 茶 “${n}” 🙂`, quantity: n }));
    const ask = () => notes.database.inTransaction(() => Promise.resolve({ lines }), once);
    await ask();
    const [kept] = await notes.database.select<{ bytes: number }>(
      'SELECT MAX(LENGTH(answer)) AS bytes FROM idempotency_keys',
    );
    expect(kept?.bytes).to.be.lessThan(JSON.stringify(lines).length / 2);
    expect(await notes.database.inTransaction(() => Promise.resolve({ lines: [] }), once)).to.deep.equal({
      lines,
    });
  });

  it('is forgotten after 24 hours', async () => {
    await write('old', 'k5');
    await notes.database.sequelize.query('UPDATE idempotency_keys SET created_at = NOW() - INTERVAL 25 HOUR');
    await notes.database.sequelize.query(`DELETE FROM notes WHERE text = 'old'`);
    expect((await write('old', 'k5')).status).to.equal(201);
    await notes.database.sequelize.query('UPDATE idempotency_keys SET created_at = NOW() - INTERVAL 25 HOUR');
    await clearExpiredKeys(notes.database.sequelize);
    expect(await notes.database.select('SELECT 1 FROM idempotency_keys')).to.have.length(0);
  });

  it('leaves nothing behind: expired keys disappear by themselves, even if no new one comes', async () => {
    await write('stale', 'k6');
    await write('fresh', 'k7');
    const kept = () => notes.database.select('SELECT 1 FROM idempotency_keys');
    const before = (await kept()).length;
    await notes.database.sequelize.query(
      'UPDATE idempotency_keys SET created_at = NOW() - INTERVAL 25 HOUR LIMIT 1',
    );
    const tidy = await startNotes({ url: urlOf(notes), clearEveryMs: 20 });
    while ((await kept()).length === before);
    expect(await kept()).to.have.length(before - 1);
    await tidy.stop();
  });
});

function urlOf({ database }: Awaited<ReturnType<typeof startNotes>>): string {
  const { username, password, host, port, database: name } = database.sequelize.config;
  return `mysql://${username}:${password}@${host}:${port}/${name}`;
}
