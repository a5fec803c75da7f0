/** Asks an origin about once a second whether it can work, so that no shopper's request has to find out. */
import type { Health, Origin } from './Origin.ts';
import { UpstreamFailure } from '@bulkhead/chassis/resilience/UpstreamFailure';

const EVERY_MS = 1_000;
/** Interval while something seems wrong. */
const EVERY_MS_IN_DOUBT = 500;
/**
 * One lost answer proves nothing. After this many in a row the breakers open, so
 * that no request waits for it.
 */
const SILENCES = 2;

/** Probes until the returned function is called. */
export function probeOrigin(origin: Origin, timeoutMs: number): () => void {
  let timer: NodeJS.Timeout | undefined;
  let silences = 0;
  let stopped = false;

  const look = async () => {
    const found = await healthOf(origin, timeoutMs);
    if (found) {
      if (found === 'up' && origin.health !== 'up') origin.closeBreakers();
      origin.health = found;
      silences = found === 'silent' ? silences + 1 : 0;
      if (silences >= SILENCES) origin.openBreakers();
    }
    if (stopped) return;
    timer = setTimeout(() => void look(), found === 'up' ? EVERY_MS : EVERY_MS_IN_DOUBT);
    timer.unref();
  };
  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Undefined when the breaker did not let the probe out, so that nothing new is known. */
async function healthOf(origin: Origin, timeoutMs: number): Promise<Health | undefined> {
  try {
    const { status } = await origin.send('reads', { method: 'GET', path: '/readyz', timeoutMs });
    return status === 503 ? 'failing' : 'up';
  } catch (error) {
    const wasSent = !(error instanceof UpstreamFailure) || !['open', 'busy'].includes(error.kind);
    return wasSent ? 'silent' : undefined;
  }
}
