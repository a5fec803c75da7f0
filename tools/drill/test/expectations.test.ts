import { expect } from 'chai';
import { faults } from '../faults/faults.ts';
import { journeys } from '../journeys/journeys.ts';
import { components } from '../round/components.ts';
import { promised } from '../round/expectations.ts';
import { readOutages } from '../settings.ts';

describe('what is promised', () => {
  it('names every journey for every component and fault', () => {
    for (const { row } of components)
      for (const { name } of faults) expect(promised(row, name)).to.have.length(journeys.length);
  });

  it('promises the lesser of two when two parts are missing', () => {
    const order = ['○', '◐', '●'];
    const lesser = promised('product', 'killed').map((one, i) => {
      const other = promised('redis', 'killed')[i] ?? '●';
      return order.indexOf(one) < order.indexOf(other) ? one : other;
    });
    expect(promised('productAndRedis', 'killed')).to.deep.equal(lesser);
  });
});

describe('the plan of a drill', () => {
  const named = (env: NodeJS.ProcessEnv) =>
    readOutages(env).map(({ component, fault }) => `${component.name} ${fault.name}`);

  it('takes every single component, killed, hung and talking garbage', () => {
    expect(named({})).to.include.members(['redis killed', 'edge hung', 'order-database garbage']);
    expect(named({}).some((name) => name.includes('-and-') || name.includes('slow'))).to.equal(false);
  });

  it('takes everything with ALL=1, and a part with ONLY and FAULT', () => {
    expect(named({ ALL: '1' })).to.include.members(['product-and-redis full', 'user-service restarting']);
    expect(named({ ONLY: 'redis,order-service', FAULT: 'hung' })).to.deep.equal([
      'redis hung',
      'order-service hung',
    ]);
  });

  it('says what there is when asked for something else', () => {
    expect(() => readOutages({ ONLY: 'cellar' })).to.throw('ONLY names cellar; there are user-service,');
  });
});
