/**
 * Stand-ins for the shop's answers, for states that pass too quickly to be checked or would need an outage.
 */
import type { Page } from 'playwright-core';

type StandIn = (page: Page) => Promise<unknown>;

/** Never answers. */
export const hold =
  (path: string): StandIn =>
  (page) =>
    page.route(`**${path}`, () => {});

export const answer =
  (path: string, body: object): StandIn =>
  (page) =>
    page.route(`**${path}`, (route) => route.fulfill({ json: body }));

/** Refuses like the edge for an unavailable service, unless status and code say otherwise. */
export const refuse =
  (path: string, status = 503, code = 'service-unavailable', headers = {}, more = {}): StandIn =>
  (page) =>
    page.route(`**${path}`, (route) =>
      route.fulfill({
        status,
        headers,
        json: { status, code, detail: 'It does not answer.', message: 'Away', ...more },
      }),
    );

/** Changes the shop's own answer. */
export const alter =
  (path: string, changed: (body: object) => object): StandIn =>
  (page) =>
    page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: changed((await response.json()) as object) });
    });

/** The real session, with parts of the shop reported as unavailable. */
export const miss = (...degraded: string[]): StandIn =>
  alter('/api/session', (session) => ({ ...session, degraded }));

/** Stops timers for notices and request timeouts, because checking a page takes longer than both. */
export const stopTheClock: StandIn = (page) =>
  page.addInitScript(`
    const later = setTimeout;
    globalThis.setTimeout = (work, ms, ...rest) => (ms === 5000 || ms === 10000 ? 0 : later(work, ms, ...rest));
    AbortSignal.timeout = () => new AbortController().signal;
  `);
