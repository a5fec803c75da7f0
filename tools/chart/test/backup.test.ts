import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { globSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../cluster/run.ts';
import { temporaryFolder } from '../../engines/testServers.ts';
import { ROOT } from '../../local/root.ts';

const SCRIPT = readFileSync(join(ROOT, 'charts/bulkhead/charts/service/files/backup.sh'), 'utf8');

/** Stubs for a database that answers after READY_AFTER seconds and holds what a file holds; time passes only in `sleep`. */
const COMMANDS = `
sleep() { SECONDS=$((SECONDS + $1)); }
mysqladmin() { [ "$SECONDS" -ge "$READY_AFTER" ]; }
mysqldump() { mysqladmin && cat "$ROWS" && echo '-- Dump completed'; }
`;

function backUp(folder: string, env: Record<string, string> = {}): Promise<string> {
  const script = COMMANDS + SCRIPT.replaceAll(/\/(backups|tmp)\b/g, folder);
  return run('bash', ['-euo', 'pipefail', '-c', script], {
    env: {
      ...process.env,
      DATABASE: 'order',
      DATABASE_HOST: '127.0.0.1',
      JOB: 'job',
      KEEP: '2',
      DEADLINE: '3600',
      STARTUP: '300',
      READY_AFTER: '0',
      ROWS: '/dev/null',
      ...env,
    },
  });
}

const kept = (folder: string) => globSync('order-*.sql.gz', { cwd: folder }).length;

describe('the backup job', () => {
  it('waits as long as the database may take to start, but no longer', async () => {
    const folder = temporaryFolder();
    await backUp(folder, { READY_AFTER: '299' });
    expect(kept(folder)).to.equal(1);
    const later = await backUp(temporaryFolder(), { READY_AFTER: '310' }).then(
      () => 'done',
      () => 'failed',
    );
    expect(later).to.equal('failed');
  });

  it('makes no backup at an upgrade while the last one is younger than a day', async () => {
    const folder = temporaryFolder();
    const upgrade = (JOB: string) => backUp(folder, { JOB, AT_ONCE: '1' });
    expect(await upgrade('first')).to.include('bytes');
    expect(await upgrade('soon')).to.include('younger than a day');
    const yesterday = Date.now() / 1000 - 90_000;
    utimesSync(join(folder, 'latest.sql.gz'), yesterday, yesterday);
    expect(await upgrade('later')).to.include('bytes');
    expect(await backUp(folder, { JOB: 'nightly' })).to.include('bytes');
  });

  /** Backs up a database of such rows, then one of others: table → bytes. What the second job said. */
  async function backUpBoth(...databases: Record<string, number>[]): Promise<string> {
    const folder = temporaryFolder();
    const ROWS = join(folder, 'rows.sql');
    let said = '';
    for (const [i, tables] of databases.entries()) {
      const rows = Object.entries(tables).map(
        ([table, bytes]) =>
          `INSERT INTO \`${table}\` VALUES ('${randomBytes(bytes / 2).toString('hex')}');\n`,
      );
      writeFileSync(ROWS, rows.join(''));
      said = await backUp(folder, { JOB: `job ${i}`, ROWS }).catch(String);
    }
    return said;
  }

  it('keeps the dump of a quiet day after a busy one, whose keys have gone', async () => {
    const busy = { orders: 10_000, idempotency_keys: 100_000 };
    expect(await backUpBoth(busy, { orders: 10_000 })).to.match(/: \d+ bytes\n$/);
  });

  it('refuses the dump of a database that has lost its rows, however much it holds of other services', async () => {
    const copies = { product_copies: 100_000, feed_state: 100 };
    const said = await backUpBoth({ orders: 10_000, ...copies }, { orders: 4000, ...copies });
    expect(said).to.match(/\nThe database now gives less than half of the last backup/);
  });
});
