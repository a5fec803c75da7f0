/** docs/failure-matrix.md: what was broken, what still worked, and what every cell was held to. No dates, no milliseconds. */
import { limits } from '../round/limits.ts';
import { type Row, tableOf } from './MatrixTable.ts';

const seconds = (ms: number) => `${ms / 1000} s`;

export function matrixPage(rows: readonly Row[]): string {
  return `# What works when something is missing

Written by \`make drill\`, which starts a shop of two replicas of everything, breaks its parts one after the other by real
means while people shop in it, and checks every cell. ● works fully · ◐ works from a copy or with a stated limit · ○ is
refused in a sentence a shopper understands · ✗ broke its promise.

![The table as a picture](failure-matrix.svg)

${tableOf(rows)}

**How**: *killed* is SIGKILL, *hung* SIGSTOP. *Garbage* is a proxy that answers bytes which are not the protocol, and to HTTP
also a web page; *slow* is one that answers two seconds late; *erroring* one that answers HTTP 500 and resets other
protocols; *resetting* one that resets connections. *Full* is a read-only database, and a Redis at its memory limit that
evicts nothing. *Restarting* is killed and started again, over and over; ${100 * limits.cutOff} % of the requests may be cut off or refused late by that.

**What every cell is held to**, by ${limits.requests} requests in each after the first ${seconds(limits.graceMs)} (where a password is
hashed, in *killed*, *hung* and *garbage* together):

- ● and ◐: no request fails once the breakers have had ${seconds(limits.graceMs)}; in those no request takes longer than ${seconds(limits.requestMs)}, or
  ${seconds(limits.balancedMs)} where the edge itself is gone and a load balancer tries the other one.
- ●: 95 % of the answers come within ${limits.slowdown} times their time before the outage, in the same run, or within ${limits.quickMs} ms
  (${limits.quickHashMs} ms where a password is hashed).
- ◐: at least ${100 * (1 - limits.otherwise)} % of the answers say so, where there is a way to say it.
- ○: from the first request on every refusal is a 503 problem with a sentence and Retry-After, 99 % of them within ${seconds(limits.refusalMs)};
  where a service is gone, half of them within ${limits.knownMs} ms, because a breaker knows.
- ${seconds(limits.recoveryMs)} after the part's return everything is ● again, without anybody doing anything.

**What the whole drill is held to**: every acknowledged registration can log in; every acknowledged item and order is in the
database once, with the right total; nobody has two open orders; what was not acknowledged is complete or absent; every
ended session is dead. \`/livez\` never fails, \`/readyz\` fails with the service's own database and with nothing else. No
process ends by itself, holds more than ${limits.growth} times its memory of before, or writes more than ${limits.warnings} warnings in an outage
(in ${seconds(limits.warningsMs)} of *restarting*); nobody leaves an error uncaught.
`;
}
