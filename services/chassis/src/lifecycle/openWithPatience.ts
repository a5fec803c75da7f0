/** Opens a service whose database may start later: retries each second and logs each new reason once. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Service } from './startService.ts';

const AGAIN_MS = 1000;

export interface Opening {
  opened: Promise<void>;
  done(): boolean;
  giveUp(): void;
}

type Parts = Pick<Service, 'migrate' | 'open' | 'logger'>;

export function openWithPatience({ migrate, open, logger }: Parts): Opening {
  const stopped = new AbortController();
  let done = false;
  const keepTrying = async () => {
    let told = '';
    while (!stopped.signal.aborted && !done) {
      try {
        await migrate?.();
        await open?.();
        done = true;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (reason !== told) logger.warn({ err: error }, 'not ready yet, trying again each second');
        told = reason;
        await delay(AGAIN_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
      }
    }
    if (done) logger.info('ready');
  };
  return {
    opened: keepTrying(),
    done: () => done,
    giveUp: () => {
      stopped.abort();
    },
  };
}
