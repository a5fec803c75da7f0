import { expect } from 'chai';
import { createConnection } from 'mysql2/promise';
import { testDatabase } from '@bulkhead/tools/engines/testServers';
import { demoCatalogue } from '../../src/data/demoCatalogue.ts';
import { create, keyOf, startProduct, wholeList } from './startProduct.ts';

describe('the demo catalogue', () => {
  it('fills an empty database once, however many replicas start together', async () => {
    const DATABASE_URL = await testDatabase();
    const replicas = await Promise.all(
      [1, 2, 3].map(() => startProduct({ DATABASE_URL, SEED_DEMO_CATALOGUE: '1' })),
    );
    await Promise.all(replicas.map(({ opened }) => opened));
    const products = await wholeList(replicas[0]!, '');
    expect(products.map(({ slug }) => slug).sort()).to.deep.equal(
      demoCatalogue.map(({ slug }) => slug).sort(),
    );
    await Promise.all(replicas.map((replica) => replica.stop()));
  });

  it('continues where an interrupted start has stopped', async () => {
    const DATABASE_URL = await testDatabase();
    const first = await startProduct({ DATABASE_URL, SEED_DEMO_CATALOGUE: '1' });
    await first.opened;
    await first.stop();
    const connection = await createConnection(DATABASE_URL);
    await connection.query('DELETE FROM products ORDER BY id DESC LIMIT 10');
    await connection.end();
    const second = await startProduct({ DATABASE_URL, SEED_DEMO_CATALOGUE: '1' });
    await second.opened;
    expect(await wholeList(second, '')).to.have.length(demoCatalogue.length);
    await second.stop();
  });

  it('leaves an existing catalogue alone', async () => {
    const DATABASE_URL = await testDatabase();
    const first = await startProduct({ DATABASE_URL });
    await first.opened;
    await create(first, await keyOf('admin', first));
    await first.stop();
    const second = await startProduct({ DATABASE_URL, SEED_DEMO_CATALOGUE: '1' });
    await second.opened;
    expect(await wholeList(second, '')).to.have.length(1);
    await second.stop();
  });
});
