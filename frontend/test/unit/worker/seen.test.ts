import { expect } from 'chai';
import { copyOf, isKeepable, stamped } from '../../../worker/seen.ts';

const NOW = 1_800_000_000_000;
const answer = (headers: Record<string, string> = {}, status = 200) =>
  new Response('{"results":[]}', { status, headers });

describe('answers cached by the service worker', () => {
  it('are returned as copies with their age', async () => {
    const copy = copyOf(stamped(answer({ 'content-encoding': 'br' }), NOW), NOW + 90_500);
    expect(copy.headers.get('x-served-from')).to.equal('copy');
    expect(copy.headers.get('age')).to.equal('90');
    expect(copy.headers.has('content-encoding')).to.equal(false);
    expect(await copy.json()).to.deep.equal({ results: [] });
  });

  it('add their age to that of a copy from the edge', () => {
    const ofTheEdge = stamped(answer({ 'x-served-from': 'copy', age: '120' }), NOW);
    expect(copyOf(ofTheEdge, NOW + 30_000).headers.get('age')).to.equal('150');
  });

  it('are only successful, public ones', () => {
    expect(isKeepable(answer({ 'cache-control': 'public, max-age=1' }))).to.equal(true);
    expect(isKeepable(answer({ 'cache-control': 'no-store' }))).to.equal(false);
    expect(isKeepable(answer({ 'cache-control': 'private, max-age=60' }))).to.equal(false);
    expect(isKeepable(answer({}, 503))).to.equal(false);
  });
});
