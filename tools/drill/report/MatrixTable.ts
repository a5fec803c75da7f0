/**
 * The table of docs/failure-matrix.md. Rows that were not drilled this time stay as they are, so that a
 * partial drill changes only its own rows.
 */
import { faults } from '../faults/faults.ts';
import { journeys } from '../journeys/journeys.ts';
import { components } from '../round/components.ts';
import type { Outage } from '../round/Outage.ts';
import { type Shown, symbolOf } from './symbols.ts';

export interface Row {
  component: string;
  fault: string;
  cells: Shown[];
}

export function mergedRows(written: string, outages: readonly Outage[]): Row[] {
  const rows = new Map(rowsIn(written).map((row) => [keyOf(row), row]));
  for (const { component, fault, cells } of outages) {
    const row = { component: component.title, fault: fault.name, cells: cells.map(symbolOf) };
    rows.set(keyOf(row), row);
  }
  const inOrder = components.flatMap(({ title }) =>
    faults.map(({ name }) => keyOf({ component: title, fault: name })),
  );
  return inOrder.flatMap((key) => rows.get(key) ?? []);
}

const keyOf = ({ component, fault }: Pick<Row, 'component' | 'fault'>) => `${component}|${fault}`;

function rowsIn(text: string): Row[] {
  return text.split('\n').flatMap((line) => {
    const [, component = '', fault = '', ...cells] = line.split('|').map((cell) => cell.trim());
    const shown = cells.slice(0, journeys.length);
    const isRow = shown.length === journeys.length && shown.every((cell) => /^[●◐○✗]$/.test(cell));
    return isRow ? [{ component, fault, cells: shown as Shown[] }] : [];
  });
}

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ component, fault, cells }) => [component, fault, ...cells]);
  const head = ['missing', 'how', ...journeys.map(({ name }) => name)];
  const widths = head.map((text, i) => Math.max(text.length, ...lines.map((line) => (line[i] ?? '').length)));
  const asLine = (cells: string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [asLine(head), asLine(widths.map((width) => '-'.repeat(width))), ...lines.map(asLine)].join('\n');
}
