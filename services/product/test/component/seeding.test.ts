import { expect } from 'chai';
import { testDatabase } from '@bulkhead/tools/engines/testServers';
import { demoCatalogue } from '../../src/data/demoCatalogue.ts';
import { startProduct, wholeList } from './startProduct.ts';

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
});
