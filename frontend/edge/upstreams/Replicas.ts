/**
 * The addresses of one service: those in the settings, and those a DNS name currently has. DNS may lag by
 * half a minute, so a plain address next to a name (in a cluster, the Service's) is a last resort for that
 * time (docs/decisions/replicas-by-dns.md).
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
  /**
   * Time limit of one request in milliseconds: a running request may take this long
   * after its replica has left DNS.
   */
  timeoutMs: number;
  /** Resolves a host name to its addresses. */
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

  /** Resolves a name again and again. A lookup that fails or returns nothing changes nothing. */
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

  /** Sends nothing new to an address that has gone; running requests may finish. */
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
