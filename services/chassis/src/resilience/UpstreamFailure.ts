/** What went wrong with a call to another process, in words the caller can decide on. */

/**
 * `late`: the caller's own time was up before the call · `busy`: too many calls wait already · `open`: the breaker lets
 * none through · `refused`: no connection was made · `timeout`: no whole answer in time · `reset`: cut off midway ·
 * `garbage`: not HTTP, or not what was promised · `too-large`: more than we hold · `failing`: the other side says that
 * it cannot (5xx).
 */
export type FailureKind =
  'late' | 'busy' | 'open' | 'refused' | 'timeout' | 'reset' | 'garbage' | 'too-large' | 'failing';

export class UpstreamFailure extends Error {
  readonly kind: FailureKind;
  /** False when not a byte of the request left this process, so that anything may be sent again elsewhere. */
  readonly sent: boolean;

  constructor(kind: FailureKind, detail: string, { sent, cause }: { sent: boolean; cause?: unknown }) {
    super(detail, { cause });
    this.name = 'UpstreamFailure';
    this.kind = kind;
    this.sent = sent;
  }

  /** Whether it tells of the other side at all: `late`, `busy` and `open` are our own refusals. */
  get isTheirs(): boolean {
    return !['late', 'busy', 'open'].includes(this.kind);
  }
}
