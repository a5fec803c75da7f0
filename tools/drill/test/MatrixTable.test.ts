import { expect } from 'chai';
import { killed, hung } from '../faults/processFaults.ts';
import { journeys } from '../journeys/journeys.ts';
import { mergedRows, tableOf } from '../report/MatrixTable.ts';
import { components, type Component } from '../round/components.ts';
import type { Cell } from '../round/judgeCell.ts';
import type { Outage } from '../round/Outage.ts';

const redis = components.find(({ name }) => name === 'redis') as Component;

function outage(fault: Outage['fault'], brokenColumn?: number): Outage {
  const cells = journeys.map((_, i) => ({
    promise: '●',
    broken: i === brokenColumn ? [{ rule: 'failed', samples: [] }] : [],
  }));
  return { component: redis, fault, cells: cells as unknown as Cell[], trouble: [], cpuPressure: 0 };
}

describe('the table of the failure matrix', () => {
  it('shows what kept its promise and what did not', () => {
    const [row] = mergedRows('', [outage(killed, 1)]);
    expect(row?.cells.slice(0, 3)).to.deep.equal(['●', '✗', '●']);
  });

  it('keeps the rows that were not drilled, and the order of the components and faults', () => {
    const before = tableOf(mergedRows('', [outage(hung)]));
    const rows = mergedRows(before, [outage(killed, 0)]);
    expect(rows.map(({ fault }) => fault)).to.deep.equal(['killed', 'hung']);
    expect(rows.map(({ cells }) => cells[0])).to.deep.equal(['✗', '●']);
  });

  it('is written the same when nothing has changed', () => {
    const written = tableOf(mergedRows('', [outage(killed), outage(hung)]));
    expect(tableOf(mergedRows(written, [outage(hung)]))).to.equal(written);
  });
});
