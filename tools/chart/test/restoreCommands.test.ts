import { expect } from 'chai';
import { blockWith } from '../../cluster/operationsPage.ts';
import { run } from '../../cluster/run.ts';

/**
 * A stub for kubectl: answers with the given state of the service and the last restore, and prints each
 * request.
 */
const KUBECTL = `
kubectl() {
  case "$*" in
    *'get deployment'*) echo "$WANTED" ;;
    *'get job'*) echo "$ACTIVE" ;;
    *) echo "asked to $*" >&2 ;;
  esac
}
`;

/** Returns all output, whether the commands succeed or fail. */
async function restore(service: { WANTED: string; ACTIVE: string }): Promise<string> {
  const input = `exec 2>&1\n${KUBECTL}\n${await blockWith('create job order-restore-now')}`;
  return run('bash', ['-euo', 'pipefail'], { input, env: { ...process.env, ...service } }).catch(String);
}

describe('the commands that restore', () => {
  it('recreate the job when the service is stopped and no restore runs', async () => {
    const said = await restore({ WANTED: '0', ACTIVE: '' });
    expect(said).to.match(/asked to .*delete job order-restore-now/);
    expect(said).to.match(/asked to .*create job order-restore-now/);
  });

  const refused = [
    { when: 'the service is started', service: { WANTED: '1', ACTIVE: '' }, why: 'Stop the service first' },
    { when: 'a restore runs', service: { WANTED: '0', ACTIVE: '1' }, why: 'A restore still runs' },
  ];
  for (const { when, service, why } of refused)
    it(`refuse while ${when}, and change nothing`, async () => {
      const said = await restore(service);
      expect(said).to.include(why);
      expect(said).not.to.include('asked to');
    });
});
