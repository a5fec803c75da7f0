import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { temporaryFolder } from '../../engines/testServers.ts';
import { bundle } from '../bundle.ts';

describe('the bundles', function () {
  this.timeout(60_000);

  it('contain only ASCII, because otherwise Node keeps two bytes of memory for each character', async () => {
    for (const [name, file] of Object.entries(await bundle({ folder: temporaryFolder() }))) {
      expect((await readFile(file, 'utf8')).match(/[^\0-\x7f]/g), name).to.equal(null);
    }
  });
});
