/** Answers given in place of the shop's own, for states a page passes too quickly to be looked at, or would need an outage for. */
import type { Page } from 'playwright-core';

type StandIn = (page: Page) => Promise<unknown>;

/** The page waits for this, and goes on waiting. */
export const hold =
  (path: string): StandIn =>
  (page) =>
    page.route(`**${path}`, () => {});

export const answer =
  (path: string, body: object): StandIn =>
  (page) =>
    page.route(`**${path}`, (route) => route.fulfill({ json: body }));

/** As the edge refuses for a service that does not answer, unless a status and a code say otherwise. */
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

/** The shop's own answer, but changed. */
export const alter =
  (path: string, changed: (body: object) => object): StandIn =>
  (page) =>
    page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: changed((await response.json()) as object) });
    });

/** The session as it is, but parts of the shop are missing. */
export const miss = (...degraded: string[]): StandIn =>
  alter('/api/session', (session) => ({ ...session, degraded }));

/** Looking takes longer than a notice is shown and than a call may take: time stands still for both. */
export const stopTheClock: StandIn = (page) =>
  page.addInitScript(`
    const later = setTimeout;
    globalThis.setTimeout = (work, ms, ...rest) => (ms === 5000 || ms === 10000 ? 0 : later(work, ms, ...rest));
    AbortSignal.timeout = () => new AbortController().signal;
  `);
