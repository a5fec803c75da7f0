import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { temporaryFolder } from '../testServers.ts';

const run = promisify(execFile);
const MODULE = JSON.stringify(new URL('../findEngines.ts', import.meta.url).href);
const FIND = `import { findRedisEngine } from ${MODULE};
  await findRedisEngine().catch(({ message }) => console.log(message));`;

/** The output on a machine that has only this package manager, which does nothing, and no other program. */
async function saidWith(...managers: string[]): Promise<string> {
  const PATH = temporaryFolder();
  for (const name of managers) writeFileSync(join(PATH, name), '#!/bin/sh\nexit 100\n', { mode: 0o755 });
  const script = ['--input-type=module', '--eval', FIND];
  return (await run(process.execPath, script, { env: { PATH } })).stdout;
}

describe('a machine without Redis and Docker', () => {
  for (const [manager, command] of Object.entries({
    'apt-get': 'sudo apt-get install --no-install-recommends redis-server',
    brew: 'brew install redis',
    dnf: 'sudo dnf install valkey',
    pacman: 'sudo pacman -S valkey',
  })) {
    it(`with ${manager} gets the command to type`, async () => {
      const said = await saidWith(manager);
      expect(said).to.include('Redis or Valkey server');
      expect(said).to.include(`Install it with\n\n    ${command}\n\nthen try again.`);
    });
  }

  it('with no known package manager gets the names of what to install', async () => {
    expect(await saidWith()).to.include('Install Redis or Valkey server, then try again.');
  });
});
