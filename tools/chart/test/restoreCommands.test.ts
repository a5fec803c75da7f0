import { expect } from 'chai';
import { blockWith } from '../../cluster/operationsPage.ts';
import { run } from '../../cluster/run.ts';

/** A cluster in which the service and the last restore are like that, and which says what it was asked to do. */
const KUBECTL = `
kubectl() {
  case "$*" in
    *'get deployment'*) echo "$WANTED" ;;
    *'get job'*) echo "$ACTIVE" ;;
    *) echo "asked to $*" >&2 ;;
  esac
}
`;

/** What is said and asked, whether it succeeds or fails. */
async function restore(service: { WANTED: string; ACTIVE: string }): Promise<string> {
  const input = `exec 2>&1\n${KUBECTL}\n${await blockWith('create job order-restore-now')}`;
  return run('bash', ['-euo', 'pipefail'], { input, env: { ...process.env, ...service } }).catch(String);
}

describe('the commands that restore', () => {
  it('make the job anew when the service is stopped and no restore runs', async () => {
    const said = await restore({ WANTED: '0', ACTIVE: '' });
    expect(said).to.match(/asked to .*delete job order-restore-now/);
    expect(said).to.match(/asked to .*create job order-restore-now/);
  });

  const refused = [
    { when: 'the service is started', service: { WANTED: '1', ACTIVE: '' }, why: 'Stop the service first' },
    { when: 'a restore runs', service: { WANTED: '0', ACTIVE: '1' }, why: 'A restore still runs' },
  ];
  for (const { when, service, why } of refused)
    it(`say so while ${when}, and touch nothing`, async () => {
      const said = await restore(service);
      expect(said).to.include(why);
      expect(said).not.to.include('asked to');
    });
});
