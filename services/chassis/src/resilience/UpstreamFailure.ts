/** The ways a call to another process can fail, in terms the caller can act on. */

/**
 * `late`: the caller's own time was up before the call · `busy`: too many calls already wait · `open`: the
 * breaker is open · `refused`: no connection was made · `timeout`: no complete answer in time · `reset`: the
 * connection broke midway · `garbage`: not HTTP, or not what was promised · `too-large`: more than we accept
 * · `failing`: the upstream says that it cannot (5xx).
 */
export type FailureKind =
  'late' | 'busy' | 'open' | 'refused' | 'timeout' | 'reset' | 'garbage' | 'too-large' | 'failing';

export class UpstreamFailure extends Error {
  readonly kind: FailureKind;
  /** False when no byte of the request left this process: any request may then be sent again elsewhere. */
  readonly sent: boolean;

  constructor(kind: FailureKind, detail: string, { sent, cause }: { sent: boolean; cause?: unknown }) {
    super(detail, { cause });
    this.name = 'UpstreamFailure';
    this.kind = kind;
    this.sent = sent;
  }

  /**
   * Whether the failure says something about the upstream: `late`, `busy` and `open` are our own refusals.
   */
  get isTheirs(): boolean {
    return !['late', 'busy', 'open'].includes(this.kind);
  }
}
