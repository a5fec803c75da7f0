/**
 * Takes a service's own database, and Redis, away in every way they can fail, before the service starts and
 * while it runs. Without its database a service refuses with a sentence and reports that it is not ready;
 * without Redis it does everything it did before.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ownDatabase, ownRedis, temporaryFolder } from '@bulkhead/tools/engines/testServers';
import type { RunningService } from '../lifecycle/startService.ts';
import { DEGRADED_HEADER } from '../sessions/sessionHeaders.ts';
import { SessionTokens } from '../sessions/SessionTokens.ts';
import type { ApiClient, Reply } from './ApiClient.ts';
import { Relay } from './Relay.ts';

/** Milliseconds that a refusal, or any answer without Redis, may take. */
const IN_TIME_MS = 1000;
/** Milliseconds from the end of an outage until everything works again. */
const RECOVERY_MS = 5000;

interface Server {
  port: number;
  kill: (signal: NodeJS.Signals) => Promise<void>;
  exited: Promise<unknown>;
  stop: () => Promise<void>;
}

/** The requests of one round, in order. Every one needs the database. */
type Round = (api: ApiClient, key: string) => (() => Promise<Reply<unknown>>)[];

interface Outages {
  /** Starts the service with these servers, and otherwise with the settings of its other tests. */
  start: (env: { DATABASE_URL?: string; REDIS_URL?: string }) => Promise<RunningService & { api: ApiClient }>;
  /** The key that signs the service's sessions. */
  signingKey: string;
  round: Round;
}

/** A real server behind a relay. */
interface Needed {
  url: string;
  relay: Relay;
  server: Server;
  restart: () => Promise<void>;
}

interface Trouble {
  begin: (needed: Needed) => Promise<void> | void;
  end: (needed: Needed) => Promise<void> | void;
}

const pass = ({ relay }: Needed) => {
  relay.mood = 'passes';
};
const TROUBLES: Record<string, Trouble> = {
  'is killed': {
    begin: async ({ server }) => {
      await server.kill('SIGKILL');
      await server.exited;
    },
    end: (needed) => needed.restart(),
  },
  hangs: {
    begin: ({ server }) => server.kill('SIGSTOP'),
    end: ({ server }) => server.kill('SIGCONT'),
  },
  'refuses connections': {
    begin: ({ relay }) => relay.stop(),
    end: async ({ relay }) => {
      await relay.start();
    },
  },
  'is out of reach': {
    begin: ({ relay }) => {
      relay.mood = 'swallows';
    },
    end: pass,
  },
  'talks garbage': {
    begin: ({ relay }) => {
      relay.mood = 'garbles';
    },
    end: pass,
  },
};

const SERVERS = {
  database: {
    setting: 'DATABASE_URL',
    start: (where: { dir: string; port?: number }) => ownDatabase(where),
    addressOf: (server: Awaited<ReturnType<typeof ownDatabase>>) => server.createDatabase('own'),
  },
  Redis: {
    setting: 'REDIS_URL',
    start: (where: { dir: string; port?: number }) => ownRedis(where),
    addressOf: async ({ url }: Awaited<ReturnType<typeof ownRedis>>) => url,
  },
} as const;

export function describeOutages(outages: Outages): void {
  describe('without its database', () => {
    describeTroubles('database', outages, { expectAway: expectRefusals, isReadyMeanwhile: 503 });
  });
  describe('without Redis', () => {
    describeTroubles('Redis', outages, { expectAway: expectService, isReadyMeanwhile: 200 });
  });
}

interface Meanwhile {
  expectAway: (replies: Reply<unknown>[]) => void;
  /** The status of /readyz during the outage. */
  isReadyMeanwhile: number;
}

function describeTroubles(kind: keyof typeof SERVERS, outages: Outages, meanwhile: Meanwhile): void {
  const { setting } = SERVERS[kind];
  let needed: Needed;
  let service: Awaited<ReturnType<Outages['start']>>;

  beforeEach(async () => {
    needed = await neededServer(kind);
  });
  afterEach(async () => {
    await service.stop();
    await needed.relay.stop();
    await needed.server.stop();
  });

  const start = async () => {
    service = await outages.start({ [setting]: needed.url });
    if (kind === 'Redis') await service.opened;
  };
  const health = async (path: string) => (await fetch(service.managementUrl + path)).status;
  const ask = () => inTurn(outages.round(service.api, keyOf(outages.signingKey)));

  async function expectAway(): Promise<void> {
    meanwhile.expectAway(await ask());
    assert.equal(await health('/livez'), 200);
    assert.equal(await health('/readyz'), meanwhile.isReadyMeanwhile);
  }

  async function expectRecovery(): Promise<void> {
    const until = performance.now() + RECOVERY_MS;
    for (;;) {
      const replies = await ask();
      if ((await health('/readyz')) === 200 && replies.every(isWell)) return;
      assert.ok(performance.now() < until, `Not well after ${RECOVERY_MS} ms: ${told(replies)}`);
      await delay(50);
    }
  }

  async function during({ begin, end }: Trouble, work: () => Promise<void>): Promise<void> {
    await begin(needed);
    try {
      await work();
    } finally {
      await end(needed);
    }
  }

  for (const [name, trouble] of Object.entries(TROUBLES)) {
    it(`${name}: in time, alive, and well again by itself`, async () => {
      await start();
      await service.opened;
      assert.ok((await ask()).every(isWell));
      await during(trouble, async () => {
        await expectAway();
        await expectAway();
      });
      await expectRecovery();
    });

    it(`${name} from the start: the port is open, and all gets well by itself`, async () => {
      await during(trouble, async () => {
        await start();
        await expectAway();
      });
      await expectRecovery();
    });
  }
}

async function neededServer(kind: keyof typeof SERVERS): Promise<Needed> {
  const dir = temporaryFolder();
  const { start, addressOf } = SERVERS[kind];
  const server = await start({ dir });
  const relay = await new Relay(await addressOf(server as never)).start();
  const needed: Needed = {
    url: relay.url,
    relay,
    server,
    async restart() {
      needed.server = await start({ dir, port: server.port });
    },
  };
  return needed;
}

/** A session that needs no record: it could have been made while Redis did not answer. */
function keyOf(signingKey: string): string {
  const claims = {
    sid: randomUUID(),
    uid: randomUUID(),
    usr: 'tester',
    rol: 'admin',
    iat: Date.now(),
  } as const;
  return new SessionTokens([signingKey]).sign({ ...claims, deg: 1 });
}

async function inTurn(round: ReturnType<Round>): Promise<Reply<unknown>[]> {
  const replies: Reply<unknown>[] = [];
  for (const call of round) {
    const started = performance.now();
    replies.push(await call());
    const took = performance.now() - started;
    assert.ok(took < IN_TIME_MS, `Call ${replies.length} took ${took.toFixed()} ms: ${told(replies)}`);
  }
  return replies;
}

function expectRefusals(replies: Reply<unknown>[]): void {
  for (const { status, headers, body } of replies) {
    assert.equal(status, 503, told(replies));
    assert.ok(Number(headers.get('retry-after')) > 0);
    assert.match((body as { detail: string }).detail, /^[A-Z][^{]+\w/);
  }
}

function expectService(replies: Reply<unknown>[]): void {
  assert.ok(
    replies.every(({ status }) => status < 300),
    told(replies),
  );
  assert.ok(
    replies.some(({ headers }) => headers.has(DEGRADED_HEADER)),
    'Nobody is told that the session is degraded',
  );
}

const isWell = ({ status, headers }: Reply<unknown>) => status < 300 && !headers.has(DEGRADED_HEADER);
const told = (replies: Reply<unknown>[]) =>
  replies.map(({ status, body }) => `${status} ${JSON.stringify(body).slice(0, 120)}`).join('\n');
