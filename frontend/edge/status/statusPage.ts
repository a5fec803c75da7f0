/**
 * The status page: plain HTML that needs nothing of the app. A script of its own looks again and again, and loads the page
 * anew only when something has changed: who is reading it, or having it read out, is not thrown back to its beginning.
 * Its table names its parts, which on a narrow screen are none for the browser.
 */
import { formatMessage } from '../../src/words/message.ts';
import type { Visitor } from '../pages/visitorOf.ts';
import type { StatusAnswer, UpstreamStatus } from './StatusAnswer.ts';
import { statusSpeech, type StatusSpeech } from './statusSpeech.ts';
import { worksNow } from './worksNow.ts';

const COLUMNS = ['part', 'state', 'since', 'works'] as const;

export function statusPage({ state, upstreams }: StatusAnswer, visitor: Visitor): string {
  const speech = statusSpeech(visitor.language);
  const { language, locale, dir, words } = speech;
  const title = words[`status.title.${state}`];
  return `<!doctype html>
<html lang="${language}" dir="${dir}" data-locale="${locale}"${visitor.theme ? ` data-theme="${visitor.theme}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Bulkhead</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet" href="/status.css">
<script type="module" src="/status.js"></script>
</head>
<body data-state="${upstreams.map(stateOf).join(', ')}">
<header><a href="/"><img src="/logo.svg" alt="" width="36" height="30">Bulkhead</a></header>
<main>
<h1>${title}</h1>
<table role="table">
<thead role="rowgroup"><tr role="row">${COLUMNS.map((column) => `<th role="columnheader" scope="col">${words[`status.column.${column}`]}</th>`).join('')}</tr></thead>
<tbody role="rowgroup">
${upstreams.map((upstream) => rowOf(upstream, speech)).join('\n')}
</tbody>
</table>
<p>${words['status.looksAgain']} <a href="/status">${words['status.lookNow']}</a> · <a href="/">${words['status.toShop']}</a></p>
</main>
</body>
</html>
`;
}

/** What the page's script compares: every edge says the same, whenever it began to watch. */
function stateOf({ name, state, replicas }: UpstreamStatus): string {
  return `${name} ${state} ${workingOf(replicas)}/${replicas.length}`;
}

const workingOf = (replicas: UpstreamStatus['replicas']) =>
  replicas.filter(({ state }) => state === 'up').length;

/** Everything in it is our own text: nothing needs escaping. The script writes the time as the reader's own clock has it. */
function rowOf({ name, state, since, replicas }: UpstreamStatus, speech: StatusSpeech): string {
  const { words } = speech;
  const values = { working: workingOf(replicas), count: replicas.length };
  const count = replicas.length > 1 ? ` (${formatMessage(words['status.count'], values, speech)})` : '';
  const time = `<time dir="auto" datetime="${since}">${since.slice(0, 19).replace('T', ' ')} UTC</time>`;
  return `<tr role="row" class="${state}"><th role="rowheader" scope="row">${words[`status.part.${name}`]}</th><td role="cell">${words[`status.state.${state}`]}${count}</td><td role="cell"><span class="label" aria-hidden="true">${words['status.column.since']}</span> ${time}</td><td role="cell">${worksNow(name, state, words)}</td></tr>`;
}
