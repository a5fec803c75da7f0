/**
 * Shows the start of a shop: a line for each finished step, and on a terminal also
 * the steps that are running.
 */
import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import type { Report } from './Report.ts';

const COLOURS = { user: 'magenta', product: 'cyan', order: 'yellow', edge: 'green' } as const;
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export interface TerminalReport extends Report {
  say: (text: string) => void;
  /** From now on shows the output of the processes too. */
  showOutput: () => void;
}

export function terminalReport(out: WriteStream): TerminalReport {
  const live = out.isTTY;
  const running = new Set<string>();
  let shown = false;
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    live ? styleText(format, text) : text;

  const erase = () => {
    if (live) out.write('\r\x1b[K');
  };
  const status = () => {
    if (!live || running.size === 0) return;
    const text = `  … ${[...running].join(', ')}`;
    out.write(style('dim', text.slice(0, out.columns - 1)));
  };
  const say = (text: string) => {
    erase();
    out.write(`${text}\n`);
    status();
  };

  return {
    say,
    showOutput: () => void (shown = true),
    async step(name, work) {
      const since = performance.now();
      running.add(name);
      erase();
      status();
      try {
        const result = await work();
        running.delete(name);
        const detail = typeof result === 'string' ? style('dim', `  ${result}`) : '';
        say(`  ${style('green', '✓')} ${name.padEnd(24)} ${seconds(since).padStart(6)}${detail}`);
        return result;
      } catch (error) {
        running.delete(name);
        say(`  ${style('red', '✗')} ${name.padEnd(24)} ${seconds(since).padStart(6)}`);
        throw error;
      }
    },
    output(process, line) {
      if (!shown) return;
      const colour = COLOURS[process as keyof typeof COLOURS];
      say(`${style(colour, process.padEnd(7))} │ ${line}`);
    },
    trouble: (text) => say(style('yellow', text)),
  };
}
