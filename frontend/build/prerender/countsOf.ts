/** The texts for the number of products. Only the app can form them, so each number is rendered once. */
import { between, replaced, surroundings } from './cut.ts';

/** `pageWith` renders a list page in which only these texts depend on the number. */
export async function countsOf(most: number, pageWith: (count: number) => Promise<string>) {
  const pages: string[] = [];
  for (let count = 1; count <= most; count += 1) pages.push(await pageWith(count));
  const { before, after } = surroundings(pages.slice(1));
  return {
    words: ['', ...pages.map((page) => between(page, before, after).html)],
    withHole: (page: string) => replaced(page, between(page, before, after), '⟦count⟧'),
  };
}
