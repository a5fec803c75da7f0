/**
 * Makes holes where a list page depends on its address: the search text, the sort
 * order, and links that keep both.
 */
import { SORTS } from '../../shared/catalogueAddress.ts';

/** Placeholder for the search text. Letters only, so that it looks the same in texts and addresses. */
export const SEARCH = 'zqsearchqz';

const SORT_LIST = /(<select id="sort"[^>]*>)(.*?)(<\/select>)/s;

export function withAddressHoles(html: string): string {
  return html
    .replaceAll(/href="(\/login|\/register)(\?to=[^"]*)?"/g, 'href="$1⟦wayBack⟧"')
    .replace(SORT_LIST, '$1⟦sorts⟧$3')
    .replaceAll(SEARCH, '⟦search⟧');
}

export const withAddressHolesInChip = (chip: string): string =>
  chip.replace('href="/?category=', 'href="/?⟦kept⟧category=');

/** The link to all categories keeps the other parameters. */
export const withAddressHolesInChips = (chips: string): string =>
  chips.replace('href="/"', 'href="/⟦keptAlone⟧"');

/** The sort options as HTML, by the selected one. */
export function sortsIn(html: string): Record<string, string> {
  const options = SORT_LIST.exec(html)?.[2]?.replace('<option selected ', '<option ');
  if (!options) throw new Error('The list has no order to choose');
  return Object.fromEntries(
    SORTS.map((sort) => [
      sort,
      options.replace(`<option value="${sort}"`, `<option selected value="${sort}"`),
    ]),
  );
}
