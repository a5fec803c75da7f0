/**
 * The status page: plain HTML that needs nothing of the app. A script of its own looks again and again, and loads the page
 * anew only when something has changed: who is reading it, or having it read out, is not thrown back to its beginning.
 */
import type { Visitor } from '../pages/visitorOf.ts';
import type { StatusAnswer, UpstreamName, UpstreamState, UpstreamStatus } from './StatusAnswer.ts';

const NAMES: Record<UpstreamName, string> = {
  user: 'Accounts',
  product: 'Catalogue',
  order: 'Orders',
  'session-store': 'Sessions',
};
const STATES: Record<UpstreamState, string> = { up: 'Works', partly: 'Works in part', away: 'Away' };
const HEADLINES: Record<UpstreamState, string> = {
  up: 'Everything works',
  partly: 'Parts of the shop are away',
  away: 'The shop is away',
};

export function statusPage({ state, upstreams }: StatusAnswer, { language, theme }: Visitor): string {
  return `<!doctype html>
<html lang="${language}"${theme ? ` data-theme="${theme}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${HEADLINES[state]} · Bulkhead</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet" href="/status.css">
<script type="module" src="/status.js"></script>
</head>
<body>
<main>
<h1>${HEADLINES[state]}</h1>
<table>
<thead><tr><th scope="col">Part</th><th scope="col">State</th><th scope="col">Since</th><th scope="col">What works now</th></tr></thead>
<tbody>
${upstreams.map(rowOf).join('\n')}
</tbody>
</table>
<p>This page looks again every few seconds. <a href="/status">Look now</a> · <a href="/">To the shop</a></p>
</main>
</body>
</html>
`;
}

/** Everything in it is our own text: nothing needs escaping. The script writes the time as the reader's own clock has it. */
function rowOf({ name, state, since, works_now, replicas }: UpstreamStatus): string {
  const working = replicas.filter((replica) => replica.state === 'up').length;
  const count = replicas.length > 1 ? ` (${working} of ${replicas.length})` : '';
  const time = `<time datetime="${since}">${since.slice(0, 19).replace('T', ' ')} UTC</time>`;
  return `<tr class="${state}"><th scope="row">${NAMES[name]}</th><td>${STATES[state]}${count}</td><td>${time}</td><td>${works_now}</td></tr>`;
}
