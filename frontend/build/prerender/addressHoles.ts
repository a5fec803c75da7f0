/** Where a list's page depends on its address, it gets holes: what is searched, the order, and the links that keep both. */
import { SORTS } from '../../shared/catalogueAddress.ts';

/** Stands in for what is searched: letters only, so that it looks alike in texts and addresses. */
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

/** The way to all categories leads to no other one, and keeps the rest. */
export const withAddressHolesInChips = (chips: string): string =>
  chips.replace('href="/"', 'href="/⟦keptAlone⟧"');

/** By the order that is chosen, the choices as HTML. */
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
