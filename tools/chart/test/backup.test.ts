import { expect } from 'chai';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../cluster/run.ts';
import { temporaryFolder } from '../../engines/testServers.ts';
import { ROOT } from '../../local/root.ts';

const SCRIPT = readFileSync(join(ROOT, 'charts/bulkhead/charts/service/files/backup.sh'), 'utf8');

/** A database that answers after so many seconds; time passes in sleep alone. */
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
  it('waits as long as the database may take to start, and no longer', async () => {
    const folder = temporaryFolder();
    await backUp(folder, { READY_AFTER: '299' });
    expect(kept(folder)).to.equal(1);
    const later = await backUp(temporaryFolder(), { READY_AFTER: '310' }).then(
      () => 'done',
      () => 'failed',
    );
    expect(later).to.equal('failed');
  });
});
