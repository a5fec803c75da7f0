/** Every mechanism of docs/resilience.md whose loss a shopper would notice. */
import type { Mutant } from './Mutant.ts';

const BREAKERS = 'chassis/src/resilience/Breakers.ts';
const SESSIONS = 'chassis/src/sessions/SessionStore.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'breakers',
    edits: [
      { file: BREAKERS, from: '      name,\n', to: '      name,\n      enabled: false,\n' },
      {
        file: 'chassis/src/resilience/Breaker.ts',
        from: 'if (!this.#circuit.isShutdown) this.#circuit.open();',
        to: '',
      },
    ],
    component: 'order-service',
    fault: 'hung',
    noticedBy: 'check out',
  },
  {
    name: 'deadlines',
    edits: [
      { file: 'chassis/src/resilience/Exchange.ts', from: '}, terms.budgetMs);', to: '}, 60_000);' },
      { file: BREAKERS, from: 'timeout: settings.timeoutMs + TIMEOUT_MARGIN_MS', to: 'timeout: false' },
    ],
    component: 'order-service',
    fault: 'hung',
    noticedBy: 'check out',
  },
  {
    name: 'second-tries',
    edits: [
      {
        file: 'edge/upstreams/Upstream.ts',
        from: 'if (error instanceof UpstreamFailure && !error.sent) return true;',
        to: 'return false;',
      },
    ],
    component: 'order-replica',
    fault: 'restarting',
    noticedBy: 'see open order',
  },
  {
    name: 'garbage-check',
    edits: [
      {
        file: 'edge/upstreams/assertJsonAnswer.ts',
        from: 'const { status, headers, body } = answer;',
        to: 'const { status, headers, body } = answer;\n  if (status === 200) return answer;',
      },
    ],
    component: 'user-service',
    fault: 'garbage',
    noticedBy: 'log in',
  },
  {
    name: 'catalogue-copies',
    edits: [
      {
        file: 'edge/catalogue/Catalogue.ts',
        from: 'const kept = copy ?? this.#knownCopy(url);',
        to: 'const kept = undefined as Copy | undefined;',
      },
    ],
    component: 'product-service',
    fault: 'killed',
    noticedBy: 'browse, search',
  },
  {
    name: 'product-copies',
    edits: [
      {
        file: 'order/src/domain/findProduct.ts',
        from: 'if (!copy) return notToBeFoundNow();',
        to: 'return notToBeFoundNow();',
      },
    ],
    component: 'product-service',
    fault: 'killed',
    noticedBy: 'add, change item',
  },
  {
    name: 'claims',
    edits: [{ file: SESSIONS, from: 'if (!this.#isYoung(claims)) return null;', to: 'return null;' }],
    component: 'redis',
    fault: 'killed',
    noticedBy: 'stay logged in',
  },
  {
    name: 'redis-deadline',
    edits: [
      { file: 'chassis/src/sessions/redis.ts', from: 'commandTimeout: 200,', to: '' },
      { file: 'chassis/src/sessions/redis.ts', from: 'socketTimeout: 500,', to: '' },
    ],
    component: 'redis',
    fault: 'hung',
    noticedBy: 'stay logged in',
  },
  {
    name: 'order-summary',
    edits: [
      {
        file: SESSIONS,
        from: 'if (!claims || record?.equals(Buffer.from(next))) return true;',
        to: 'return true;',
      },
    ],
    component: 'order-service',
    fault: 'killed',
    noticedBy: 'see open order',
  },
  {
    name: 'logout-at-the-edge',
    edits: [{ file: 'edge/session/logOut.ts', from: '.catch(unlessAway)', to: '' }],
    component: 'user-service',
    fault: 'killed',
    noticedBy: 'log out',
  },
  {
    name: 'idempotency-keys',
    edits: [
      {
        file: 'chassis/src/storage/Database.ts',
        from: 'return once ? await oneAtATime(once, () => this.#workOnce(work, once)) : await this.#workAgain(work);',
        to: 'return await this.#workAgain(work);',
      },
    ],
    component: 'order-service',
    fault: 'slow',
    noticedBy: 'the books',
  },
];
