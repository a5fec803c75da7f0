/**
 * The places where one service answers: the addresses that were given, and those that a DNS name has at present. DNS may
 * lag by half a minute, so an address beside a name (in a cluster the Service's) is the way around it, and no more
 * (docs/decisions/replicas-by-dns.md).
 */
import { lookup } from 'node:dns/promises';
import type { Address } from '../config.ts';
import type { Origin } from './Origin.ts';
import { probeOrigin } from './probeOrigin.ts';

const LOOK_EVERY_MS = 1_000;

interface Watched {
  origin: Origin;
  stopProbing: () => void;
}

interface Parts {
  addresses: readonly Address[];
  originOf: (url: string) => Origin;
  /** Milliseconds for one request: one that runs may take so long after its replica has left the name. */
  timeoutMs: number;
  /** The addresses of a host. */
  resolve?: (host: string) => Promise<string[]>;
}

export class Replicas {
  readonly #parts: Parts;
  readonly #watched = new Map<string, Watched>();
  readonly #leaving = new Set<Origin>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #origins: readonly Origin[] = [];
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    const followsAny = parts.addresses.some(({ isFollowed }) => isFollowed);
    for (const { url, isFollowed } of parts.addresses) {
      if (isFollowed) void this.#follow(new URL(url), new Set());
      else this.#add(url).isLastResort = followsAny;
    }
    this.#origins = this.#all();
  }

  get origins(): readonly Origin[] {
    return this.#origins;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const { stopProbing } of this.#watched.values()) stopProbing();
    await Promise.all([...this.#all(), ...this.#leaving].map((origin) => origin.close()));
  }

  /** Looks up who is behind a name, now and again and again. A name that says nothing changes nothing. */
  async #follow(url: URL, known: ReadonlySet<string>): Promise<void> {
    const { resolve = addressesOf } = this.#parts;
    const hosts = await resolve(url.hostname).catch(() => []);
    if (this.#closed) return;
    const now = hosts.length > 0 ? new Set(hosts.map((host) => originAt(url, host))) : known;
    for (const origin of now) if (!known.has(origin)) this.#add(origin).health = 'silent';
    for (const origin of known) if (!now.has(origin)) this.#remove(origin);
    this.#origins = this.#all();
    this.#later(LOOK_EVERY_MS, () => void this.#follow(url, now));
  }

  #all(): Origin[] {
    return [...this.#watched.values()].map(({ origin }) => origin);
  }

  #add(url: string): Origin {
    const origin = this.#parts.originOf(url);
    this.#watched.set(url, { origin, stopProbing: probeOrigin(origin, this.#parts.timeoutMs) });
    return origin;
  }

  /** Nothing new is sent there; what runs comes to its end. */
  #remove(url: string): void {
    const gone = this.#watched.get(url);
    if (!gone) return;
    this.#watched.delete(url);
    gone.stopProbing();
    this.#leaving.add(gone.origin);
    this.#later(this.#parts.timeoutMs, () => {
      this.#leaving.delete(gone.origin);
      void gone.origin.close();
    });
  }

  #later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    timer.unref();
    this.#timers.add(timer);
  }
}

async function addressesOf(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function originAt(url: URL, host: string): string {
  return `${url.protocol}//${host.includes(':') ? `[${host}]` : host}${url.port && `:${url.port}`}`;
}
