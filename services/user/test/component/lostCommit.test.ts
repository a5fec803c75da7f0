import { expect } from 'chai';
import { COMMIT } from '@bulkhead/chassis/storage/speakDirectly';
import { Relay } from '@bulkhead/chassis/testing/Relay';
import { testDatabase } from '@bulkhead/tools/engines/testServers';
import type { LoggedIn } from '../../src/contract/user.ts';
import { PASSWORD, patiently, signedIn, startUser, type UserUnderTest } from './startUser.ts';

const NEW = 'another-battery-staple';

describe('a password change whose COMMIT succeeds and is not answered', () => {
  let relay: Relay;
  let user: UserUnderTest;
  before(async () => {
    relay = await new Relay(await testDatabase()).start();
    user = await startUser({ DATABASE_URL: relay.url });
    await user.opened;
  });
  after(async () => {
    await user.stop();
    await relay.stop();
  });

  for (const [what, headers] of [
    ['with an Idempotency-Key', { 'Idempotency-Key': 'lost' }],
    ['without one', {}],
  ] as const) {
    it(`ends the other sessions, ${what}`, async () => {
      const { username, key } = await signedIn(user.api);
      const body = { username, password: PASSWORD };
      const elsewhere = await patiently(() => user.api.post<LoggedIn>('/api/user/login', { body }));
      const change = { old_password: PASSWORD, new_password: NEW };
      let answersLost = 0;
      relay.loses = (packet) => {
        if (answersLost === 0 && packet.includes(COMMIT)) {
          answersLost += 1;
          // Applies from the next packet on.
          process.nextTick(() => (relay.mood = 'swallows'));
        }
        return false;
      };
      // A busy machine may refuse the request earlier.
      while (answersLost === 0)
        expect((await user.api.post('/api/user/password', { key, body: change, headers })).status).to.equal(
          503,
        );
      relay.mood = 'passes';
      const left = () => patiently(() => user.api.get('/api/user', { key: elsewhere.body.api_key ?? '' }));
      while ((await left()).status !== 401);
      const again = { username, password: NEW };
      expect((await patiently(() => user.api.post('/api/user/login', { body: again }))).status).to.equal(200);
    });
  }
}).timeout(30_000);
