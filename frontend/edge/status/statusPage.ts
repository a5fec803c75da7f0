/**
 * The status page: plain HTML that needs nothing from the app. Its script polls the state and reloads the
 * page only when something has changed, so that a reader, or a screen reader, is not thrown back to the top.
 * ARIA roles are written out, because the narrow layout makes browsers stop treating the table as one.
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

/** The text that the page's script compares. It is the same from every edge, whenever that edge started. */
function stateOf({ name, state, replicas }: UpstreamStatus): string {
  return `${name} ${state} ${workingOf(replicas)}/${replicas.length}`;
}

const workingOf = (replicas: UpstreamStatus['replicas']) =>
  replicas.filter(({ state }) => state === 'up').length;

/**
 * Contains only our own texts, so nothing needs escaping. The script converts the
 * time to the reader's time zone.
 */
function rowOf({ name, state, since, replicas }: UpstreamStatus, speech: StatusSpeech): string {
  const { words } = speech;
  const values = { working: workingOf(replicas), count: replicas.length };
  const count = replicas.length > 1 ? ` (${formatMessage(words['status.count'], values, speech)})` : '';
  const time = `<time dir="auto" datetime="${since}">${since.slice(0, 19).replace('T', ' ')} UTC</time>`;
  return `<tr role="row" class="${state}"><th role="rowheader" scope="row">${words[`status.part.${name}`]}</th><td role="cell">${words[`status.state.${state}`]}${count}</td><td role="cell"><span class="label" aria-hidden="true">${words['status.column.since']}</span> ${time}</td><td role="cell">${worksNow(name, state, words)}</td></tr>`;
}
