import { expect } from 'chai';
import type { Outcome } from '../journeys/Journey.ts';
import type { Promised } from '../round/expectations.ts';
import { judgeCell, type Circumstances, type Observed } from '../round/judgeCell.ts';
import type { Sample } from '../traffic/Recorder.ts';

const samples = (count: number, outcome: Outcome, { ms = 10, at = 5000 } = {}): Sample[] =>
  Array.from({ length: count }, () => ({ journey: 'browse', requestId: 'r', outcome, ms, at }));

const rulesOf = (
  promise: Promised,
  observed: Partial<Observed>,
  circumstances: Partial<Circumstances> = {},
): string[] =>
  judgeCell(
    {
      early: [],
      later: samples(200, 'works'),
      returning: [],
      afterwards: samples(60, 'works', { at: 20_000 }),
      endedAt: 15_000,
      returnedAt: 15_000,
      usualMs: 10,
      ...observed,
    },
    {
      promise,
      journey: { tells: true },
      wanted: 200,
      isFitful: false,
      isEdge: false,
      isBehindBreaker: false,
      lagMs: 0,
      ...circumstances,
    },
  ).broken.map(({ rule }) => rule);

describe('judging a cell', () => {
  it('wants no answer but the service’s own where ● is promised', () => {
    const summary = samples(1, 'limited').map((sample) => ({ ...sample, wasRefused: true }));
    expect(rulesOf('●', { later: [...samples(199, 'works'), ...summary] })).to.deep.equal(['failed']);
    const later = samples(200, 'limited').map((sample) => ({ ...sample, wasRefused: true }));
    expect(rulesOf('◐', { later })).to.deep.equal([]);
  });

  it('holds ● to answers that work, as quickly as before', () => {
    expect(rulesOf('●', {})).to.deep.equal([]);
    expect(rulesOf('●', { later: [...samples(199, 'works'), ...samples(1, 'refused')] })).to.deep.equal([
      'failed',
    ]);
    expect(rulesOf('●', { later: samples(200, 'works', { ms: 70 }) })).to.deep.equal([
      'p95 is 70 ms, before the fault 10 ms',
    ]);
    expect(rulesOf('●', { later: samples(200, 'works', { ms: 70 }), usualMs: 40 })).to.deep.equal([]);
    const everyTenth = Array.from(
      { length: 200 },
      (_, i) => samples(1, 'works', { ms: i % 10 ? 10 : 300 })[0]!,
    );
    expect(rulesOf('●', { later: everyTenth })).to.deep.equal(['p95 is 300 ms, before the fault 10 ms']);
    const hiccup = [...samples(70, 'works'), ...samples(20, 'works', { ms: 300 }), ...samples(110, 'works')];
    expect(rulesOf('●', { later: hiccup })).to.deep.equal([]);
    expect(rulesOf('●', { later: samples(200, 'limited') })).to.deep.equal([
      'works only from a copy or with a limit',
    ]);
  });

  it('holds ◐ to answers that say so, where there is a way to say it', () => {
    expect(rulesOf('◐', { later: samples(200, 'limited') })).to.deep.equal([]);
    expect(rulesOf('◐', {})).to.deep.equal(['works fully, or does not tell that it is limited']);
    expect(rulesOf('◐', {}, { journey: { tells: false } })).to.deep.equal([]);
  });

  it('holds ○ to refusals within a second, from the first request on', () => {
    expect(rulesOf('○', { early: samples(9, 'refused'), later: samples(200, 'refused') })).to.deep.equal([]);
    expect(rulesOf('○', { later: samples(200, 'works') })).to.deep.equal(['not refused']);
    expect(
      rulesOf('○', { early: samples(9, 'refused', { ms: 1100 }), later: samples(200, 'refused') }),
    ).to.deep.equal(['p99 of the refusals is 1100 ms']);
    expect(rulesOf('○', { later: samples(200, 'failed') })).to.deep.equal(['something else than a refusal']);
  });

  it('allows one or two late refusals where a fault comes and goes', () => {
    const few = (late: number) => ({
      later: [...samples(190, 'works'), ...samples(8, 'refused'), ...samples(late, 'refused', { ms: 1100 })],
    });
    expect(rulesOf('○', few(2), { isFitful: true })).to.deep.equal([]);
    expect(rulesOf('○', few(6), { isFitful: true })).to.deep.equal(['p99 of the refusals is 1100 ms']);
  });

  it('wants most refusals at once where a breaker is open', () => {
    const waited = { later: samples(200, 'refused', { ms: 900 }) };
    expect(rulesOf('○', waited)).to.deep.equal([]);
    expect(rulesOf('○', waited, { isBehindBreaker: true, isFitful: true })).to.deep.equal([]);
    expect(rulesOf('○', waited, { isBehindBreaker: true })).to.deep.equal([
      'p50 of the refusals is 900 ms, as if nobody knew',
    ]);
  });

  it('does not judge an answer that arrives after the end of the fault', () => {
    const overtaken = samples(1, 'works', { at: 14_900, ms: 200 });
    expect(rulesOf('○', { later: [...samples(200, 'refused'), ...overtaken] })).to.deep.equal([]);
  });

  it('allows refusals in the first two seconds, but nothing that hangs and nothing that is no answer', () => {
    expect(rulesOf('●', { early: samples(9, 'refused') })).to.deep.equal([]);
    expect(rulesOf('●', { early: samples(1, 'refused', { ms: 1300 }) })).to.deep.equal([
      'an answer took longer than 1200 ms',
    ]);
    expect(rulesOf('●', { early: samples(1, 'failed') })).to.deep.equal([
      'something else than an answer or a refusal',
    ]);
  });

  it('wants ● and ◐ tried often enough, and ○ at all', () => {
    expect(rulesOf('●', { later: samples(199, 'works') })).to.deep.equal(['tried 199 times, not 200']);
    expect(rulesOf('◐', { later: samples(199, 'limited') })).to.deep.equal(['tried 199 times, not 200']);
    expect(rulesOf('○', { later: samples(1, 'refused') })).to.deep.equal([]);
    expect(rulesOf('○', { later: [] })).to.deep.equal(['tried 0 times, not 1']);
  });

  it('lets a ◐ work that is answered after the end of the fault', () => {
    const overtaken = samples(20, 'works', { at: 14_900, ms: 200 });
    expect(rulesOf('◐', { later: [...samples(180, 'limited'), ...overtaken] })).to.deep.equal([]);
  });

  it('wants everything back within five seconds', () => {
    const afterwards = (ms: number) => [
      ...samples(1, 'refused', { at: 15_000, ms }),
      ...samples(60, 'works'),
    ];
    expect(rulesOf('●', { afterwards: afterwards(4900) })).to.deep.equal([]);
    expect(rulesOf('●', { afterwards: afterwards(5100) })).to.deep.equal(['not back within 5000 ms']);
  });
});
