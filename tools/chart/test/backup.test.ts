import { expect } from 'chai';
import { globSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../cluster/run.ts';
import { temporaryFolder } from '../../engines/testServers.ts';
import { ROOT } from '../../local/root.ts';

const SCRIPT = readFileSync(join(ROOT, 'charts/bulkhead/charts/service/files/backup.sh'), 'utf8');

/** Stubs for a database that answers after READY_AFTER seconds; time passes only in `sleep`. */
const COMMANDS = `
sleep() { SECONDS=$((SECONDS + $1)); }
mysqladmin() { [ "$SECONDS" -ge "$READY_AFTER" ]; }
mysqldump() { mysqladmin && echo '-- Dump completed'; }
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
});
