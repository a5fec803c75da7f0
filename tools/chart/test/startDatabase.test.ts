import { expect } from 'chai';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../cluster/run.ts';
import { temporaryFolder } from '../../engines/testServers.ts';
import { ROOT } from '../../local/root.ts';

const SCRIPT = readFileSync(join(ROOT, 'charts/bulkhead/charts/service/files/startDatabase.sh'), 'utf8');

/** What MySQL makes before anybody asks it for a database. */
const OWN = ['mysql', 'sys', 'performance_schema', '#innodb_redo', '#innodb_temp'];

/** What a server with such folders finds when it starts. */
async function startWith(folders: string[]): Promise<string[]> {
  const commands = temporaryFolder();
  writeFileSync(join(commands, 'docker-entrypoint.sh'), '#!/bin/sh\necho "started $1"\n', { mode: 0o755 });
  const data = temporaryFolder();
  for (const name of folders) mkdirSync(join(data, name));
  for (const name of [...folders.map((folder) => join(folder, 'table.ibd')), 'ibdata1', '.hidden'])
    writeFileSync(join(data, name), '');
  const script = SCRIPT.replaceAll('/var/lib/mysql', data);
  const said = await run('bash', ['-euc', script], {
    env: { ...process.env, PATH: `${commands}:${process.env.PATH ?? ''}` },
  });
  expect(said).to.equal('started mysqld\n');
  return readdirSync(data, { recursive: true, encoding: 'utf8' });
}

describe('the start of a database', () => {
  for (const { when, folders } of [
    { when: 'before its own tables were made', folders: [] },
    { when: 'before the database of the service was made', folders: OWN },
  ])
    it(`begins anew when the first one was cut off ${when}`, async () => {
      expect(await startWith(folders)).to.deep.equal([]);
    });

  for (const database of ['order', 'another'])
    it(`touches nothing where there is a database, such as ${database}`, async () => {
      const left = await startWith([...OWN, database]);
      expect(left).to.have.length(2 * (OWN.length + 1) + 2);
    });
});
