/** Shows the progress of the drill: a growing grid on a terminal, otherwise one line per outage. */
import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import type { Fault } from '../faults/Fault.ts';
import { journeys } from '../journeys/journeys.ts';
import type { Component } from '../round/components.ts';
import { greatest } from '../round/figures.ts';
import type { Cell } from '../round/judgeCell.ts';
import type { Outage } from '../round/Outage.ts';
import { type Shown, symbolOf } from './symbols.ts';

const NAME_WIDTH = 44;
const FAULT_WIDTH = 12;
const COLOURS = { '●': 'green', '◐': 'cyan', '○': 'yellow', '✗': 'red' } as const;
const EVERY_MS = 1000;

export class Progress {
  readonly #out: WriteStream;
  readonly #live: boolean;
  #ticking: NodeJS.Timeout | undefined;

  constructor(out: WriteStream) {
    this.#out = out;
    this.#live = out.isTTY;
  }

  /** The journeys' names above their columns. */
  header(): void {
    const margin = ' '.repeat(NAME_WIDTH + FAULT_WIDTH);
    journeys.forEach(({ name }, i) => this.say(`${margin}${'│ '.repeat(i)}${name}`));
  }

  begin(component: Component, fault: Fault): void {
    if (!this.#live) return;
    const began = Date.now();
    const show = () => {
      const seconds = Math.round((Date.now() - began) / 1000);
      this.#out.write(`\r\x1b[K${labelOf(component, fault)}${'· '.repeat(journeys.length)} ${seconds} s`);
    };
    show();
    this.#ticking = setInterval(show, EVERY_MS);
  }

  end(outage: Outage): void {
    clearInterval(this.#ticking);
    const { component, fault, cells } = outage;
    const grid = cells.map((cell) => `${this.#coloured(symbolOf(cell))} `).join('');
    const requests = cells.reduce((sum, cell) => sum + cell.requests, 0);
    const worst = (figure: (cell: Cell) => number) => greatest(cells.map(figure));
    const figures = [
      `${requests} requests`,
      `first 2 s at most ${worst(({ slowestEarlyMs }) => slowestEarlyMs).toFixed(0)} ms`,
      `p95 at most ${worst(({ promise, p95Ms }) => (promise === '○' ? 0 : p95Ms)).toFixed(0)} ms`,
      `p99 of refusals ${worst(({ refusalMs }) => refusalMs).toFixed(0)} ms`,
      `${cells.reduce((sum, { unservedOnReturn }) => sum + unservedOnReturn, 0)} unserved on its return`,
      `all well ${(worst(({ recoveryMs }) => recoveryMs) / 1000).toFixed(1)} s after`,
    ];
    this.say(`${labelOf(component, fault)}${grid} ${figures.join(', ')}`);
  }

  say(text: string): void {
    if (this.#live) this.#out.write('\r\x1b[K');
    this.#out.write(`${text}\n`);
  }

  #coloured(symbol: Shown): string {
    return this.#live ? styleText(COLOURS[symbol], symbol) : symbol;
  }
}

const labelOf = (component: Component, fault: Fault) =>
  component.title.padEnd(NAME_WIDTH) + fault.name.padEnd(FAULT_WIDTH);
