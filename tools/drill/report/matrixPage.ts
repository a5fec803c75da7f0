/**
 * Writes docs/failure-matrix.md: the faults, what still worked, and the rules for
 * every cell. Without dates and times.
 */
import { limits } from '../round/limits.ts';
import { type Row, tableOf } from './MatrixTable.ts';

const seconds = (ms: number) => `${ms / 1000} s`;

export function matrixPage(rows: readonly Row[]): string {
  return `# What works when something is missing

\`make drill\` writes this page. It starts a shop with two replicas of everything, breaks its parts one after another by real
means while shoppers use it, and checks every cell. ● works fully · ◐ works from a copy or with a stated limit · ○ is
refused with a sentence that a shopper understands · ✗ broke its promise.

![The table as a picture](failure-matrix.svg)

${tableOf(rows)}

**How**: *killed* is SIGKILL, *hung* is SIGSTOP. *Garbage* is a proxy that answers with bytes that are not the protocol, and
over HTTP also with a web page. A *slow* proxy answers two seconds late; an *erroring* one answers HTTP 500 and resets
connections of other protocols; a *resetting* one resets connections. *Full* is a read-only database, or a Redis at its
memory limit that evicts nothing. *Restarting* is killed and started again, over and over; that may cut off or refuse late
${100 * limits.cutOff} % of the requests.

**The rules for every cell**, for ${limits.requests} requests each after the first ${seconds(limits.graceMs)} (for journeys that hash a password: in
*killed*, *hung* and *garbage* together):

- All cells: no request takes longer than ${seconds(limits.requestMs)}, or ${seconds(limits.balancedMs)} if the edge itself is gone and a load balancer tries
  the other one. Even in the first ${seconds(limits.graceMs)}, every request is answered or properly refused, unless its edge is gone.
- ● and ◐: after the breakers have had ${seconds(limits.graceMs)}, no request fails or is refused.
- ●: 95 % of the answers come within ${limits.slowdown} times their time before the outage in the same run, or within ${limits.quickMs} ms
  (${limits.quickHashMs} ms if a password is hashed).
- ◐: at least ${100 * (1 - limits.otherwise)} % of the answers are marked as limited, if they can be.
- ○: from the first request on, every refusal is a 503 problem answer with a sentence and Retry-After, 99 % of them within
  ${seconds(limits.refusalMs)}; if a service is gone, half of them within ${limits.knownMs} ms, because a breaker is open.
- ${seconds(limits.recoveryMs)} after the part's return everything is ● again, without anybody doing anything.

**The rules for the whole drill**: every acknowledged registration can log in; every acknowledged item and order is in the
database exactly once, with the right total; nobody has two open orders; an unacknowledged change is complete or absent; every
ended session is dead. \`/livez\` never fails; \`/readyz\` fails with the service's own database and for no other reason. No
process ends by itself, grows beyond ${limits.growth} times its earlier memory, or writes more than ${limits.warnings} warnings in an outage
(for *restarting*, in ${seconds(limits.warningsMs)}); no error stays uncaught.
`;
}
