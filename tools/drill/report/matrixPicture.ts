/** Draws docs/failure-matrix.svg: the table as a grid, one row per component over all its faults. */
import { journeys } from '../journeys/journeys.ts';
import type { Row } from './MatrixTable.ts';
import type { Shown } from './symbols.ts';

const STEP = 34;
const LEFT = 330;
const TOP = 130;
const RADIUS = 9;
const COLOURS: Record<Shown, string> = { '●': '#1a7f64', '◐': '#2b6cb0', '○': '#b7791f', '✗': '#c53030' };

export function matrixPicture(rows: readonly Row[]): string {
  const names = [...new Set(rows.map(({ component }) => component))];
  const height = TOP + names.length * STEP + 46;
  const width = LEFT + journeys.length * STEP + 90;
  const body = names.map((name, i) => {
    const own = rows.filter(({ component }) => component === name);
    const cells = journeys.map((_, column) =>
      shape(worst(own, column), LEFT + column * STEP, TOP + i * STEP),
    );
    return [text(LEFT - 24, TOP + i * STEP + 5, name, 'end'), ...cells].join('\n');
  });
  const head = journeys.map(({ name }, i) => {
    const [x, y] = [LEFT + i * STEP - 4, TOP - 24];
    return `<text x="${x}" y="${y}" transform="rotate(-45 ${x} ${y})">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="What works when something is missing" font-family="system-ui, sans-serif" font-size="14" fill="#1f2933">
<rect width="100%" height="100%" fill="#ffffff"/>
${[...head, ...body].join('\n')}
${legend(height - 22)}
</svg>
`;
}

/** The worst result over all faults of a component. */
function worst(rows: readonly Row[], column: number): Shown {
  const shown = rows.map(({ cells }) => cells[column]);
  return (['✗', '○', '◐'] as const).find((symbol) => shown.includes(symbol)) ?? '●';
}

function shape(symbol: Shown, x: number, y: number): string {
  const colour = COLOURS[symbol];
  const ring = `<circle cx="${x}" cy="${y}" r="${RADIUS}" fill="${symbol === '●' ? colour : 'none'}" stroke="${colour}" stroke-width="2.5"/>`;
  if (symbol === '✗') {
    const arm = RADIUS - 2;
    return `<path d="M${x - arm} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}" stroke="${colour}" stroke-width="3.5"/>`;
  }
  if (symbol !== '◐') return ring;
  return `${ring}<path d="M${x} ${y - RADIUS}a${RADIUS} ${RADIUS} 0 0 0 0 ${2 * RADIUS}z" fill="${colour}"/>`;
}

function legend(y: number): string {
  const entries: [Shown, string, number][] = [
    ['●', 'works', 40],
    ['◐', 'from a copy, or with a stated limit', 130],
    ['○', 'refused at once, in words', 410],
  ];
  return entries
    .map(([symbol, words, x]) => `${shape(symbol, x, y - 5)}${text(x + 18, y, words)}`)
    .join('\n');
}

function text(x: number, y: number, words: string, anchor = 'start'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>`;
}
