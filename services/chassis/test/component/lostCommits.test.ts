import { expect } from 'chai';
import { testDatabase } from '@bulkhead/tools/engines/testServers';
import type { Problem } from '../../src/contract/shared.ts';
import { COMMIT } from '../../src/storage/speakDirectly.ts';
import { ApiClient } from '../../src/testing/ApiClient.ts';
import { Relay } from '../../src/testing/Relay.ts';
import { startNotes } from './notesService.ts';

describe('a change whose COMMIT is lost on its way', () => {
  let relay: Relay;
  let notes: Awaited<ReturnType<typeof startNotes>>;
  let api: ApiClient;
  before(async () => {
    relay = await new Relay(await testDatabase()).start();
    notes = await startNotes({ url: relay.url });
    await notes.opened;
    api = await ApiClient.of(notes.url);
  });
  after(async () => {
    await notes.stop();
    await relay.stop();
  });

  const write = (text: string, headers = {}) => api.post<Problem>('/api/note', { body: { text }, headers });

  it('is refused with a note that it may have succeeded, unless its key allows a repetition', async () => {
    relay.loses = (packet) => packet.includes(COMMIT);
    const [keyless, keyed] = await Promise.all([
      write('keyless'),
      write('keyed', { 'Idempotency-Key': 'k1' }),
    ]);
    relay.loses = () => false;
    expect([keyless.body.code, keyed.body.code]).to.deep.equal(['deadline-exceeded', 'deadline-exceeded']);
    expect(keyless.body.detail).to.match(/may have been done/);
    expect(keyed.body.detail).not.to.match(/may have been done/);
  });

  it('is refused with that note when the connection breaks, too', async () => {
    const broken = new Promise<void>((resolve) => {
      relay.loses = (packet) => {
        if (!packet.includes(COMMIT)) return false;
        resolve(relay.stop());
        return true;
      };
    });
    const { body } = await write('broken');
    expect(body.code).to.equal('database-unavailable');
    expect(body.detail).to.match(/may have been done/);
    relay.loses = () => false;
    await broken;
    await relay.start();
  });

  it('is refused without that note when no COMMIT was sent', async () => {
    relay.loses = (packet) => packet.includes('INSERT INTO');
    const { body } = await write('never');
    relay.loses = () => false;
    expect(body.code).to.equal('deadline-exceeded');
    expect(body.detail).not.to.match(/may have been done/);
  });
});
