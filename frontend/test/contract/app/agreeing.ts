/** Helpers for the app's contract tests: an answer must fit the contract, with nothing extra. */
import { expect } from 'chai';
import type { z } from 'zod';
import { ApiProblem } from '../../../src/api/ApiProblem.ts';
import { type Browser, openBrowser } from './browser.ts';

/** One test for each method of a client; the compiler reports missing ones. */
export type Rows<Client> = Record<keyof Client, (browser: Browser) => Promise<unknown>>;

export function describeMethods<Client>(rows: Rows<Client>, become: (browser: Browser) => Promise<unknown>) {
  for (const [method, agrees] of Object.entries<Rows<Client>[keyof Client]>(rows)) {
    it(method, async () => {
      const browser = await openBrowser();
      await become(browser);
      await agrees(browser);
    });
  }
}

export function assertFits<T>(schema: z.ZodType<T>, answer: T): T {
  expect(schema.parse(answer)).to.deep.equal(answer);
  return answer;
}

export async function problemOf(asked: Promise<unknown>): Promise<ApiProblem> {
  const error: unknown = await asked.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (error instanceof ApiProblem) return error;
  throw new Error('No ApiProblem', { cause: error });
}
