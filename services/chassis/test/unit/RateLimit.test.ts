import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { freePort } from '@bulkhead/tools/engines/freePort';
import type { Refusal } from '../../src/errors/Refusal.ts';
import { RateLimit } from '../../src/http/RateLimit.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { connectRedis } from '../../src/sessions/redis.ts';

describe('a limit without Redis', () => {
  it('refuses the first request too many, with the seconds to wait, and no other client', async () => {
    const limit = new RateLimit({ name: 'tries', times: 2, seconds: 60 });
    for (let n = 0; n < 2; n += 1) await limit.consume('ada');
    const refusal = await limit.consume('ada').catch((error: unknown) => error);
    expect(refusal).to.include({ kind: 'too-many', code: 'too-many-requests' });
    expect([await limit.isReached('ada'), await limit.isReached('bob')]).to.deep.equal([true, false]);
  });

  it('counts for a month as well as for a minute', async () => {
    const limit = new RateLimit({ name: 'known', times: 1, seconds: 30 * 24 * 60 * 60 });
    await limit.consume('ada');
    await delay(10); // longer than a truncated timer takes
    expect(await limit.isReached('ada')).to.equal(true);
  });
});

describe('a limit while Redis is unavailable', () => {
  it('counts for a quarter of an hour at most, so that an outage does not fill the memory', async () => {
    const logger = await createLogger({ service: 'test', LOG_LEVEL: 'silent', LOG_PRETTY: false });
    const redis = connectRedis(`redis://127.0.0.1:${await freePort()}`, {
      logger,
      metrics: createMetrics('test'),
    });
    const limit = new RateLimit({ name: 'known', times: 1, seconds: 30 * 24 * 60 * 60 }, redis);
    await limit.consume('ada');
    const refusal = (await limit.consume('ada').catch((error: unknown) => error)) as Refusal;
    expect(refusal.retryAfter).to.be.within(890, 900);
    redis.disconnect();
  });
});
