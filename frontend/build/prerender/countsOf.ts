/** How many products there are is told in words that only the app can form: it is asked for every number. */
import { between, replaced, surroundings } from './cut.ts';

/** `pageWith` gives a list's page with nothing in it that depends on the number but those words. */
export async function countsOf(most: number, pageWith: (count: number) => Promise<string>) {
  const pages: string[] = [];
  for (let count = 1; count <= most; count += 1) pages.push(await pageWith(count));
  const { before, after } = surroundings(pages.slice(1));
  return {
    words: ['', ...pages.map((page) => between(page, before, after).html)],
    withHole: (page: string) => replaced(page, between(page, before, after), '⟦count⟧'),
  };
}
