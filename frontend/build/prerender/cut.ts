/** Finds parts of HTML by the text they show, so that pages need no marks for it. */

export interface Cut {
  start: number;
  end: number;
  html: string;
}

/**
 * The innermost element with this name around the first `text` after `from`. It must
 * not contain another of that name.
 */
export function elementAround(html: string, text: string, name: string, from = 0): Cut {
  const place = html.indexOf(text, from);
  const start = html.lastIndexOf(`<${name}`, place);
  const end = html.indexOf(`</${name}>`, place) + name.length + 3;
  if (place < 0 || start < 0 || end < place) throw new Error(`No <${name}> shows ${text}`);
  return { start, end, html: html.slice(start, end) };
}

export function replaced(html: string, { start, end }: Pick<Cut, 'start' | 'end'>, by: string): string {
  return html.slice(0, start) + by + html.slice(end);
}

/** The HTML around the one text in which all these pages differ. */
export function surroundings(pages: readonly string[]): { before: string; after: string } {
  const [first = ''] = pages;
  let start = 0;
  while (start < first.length && pages.every((page) => page[start] === first[start])) start += 1;
  let end = 0;
  while (end < first.length - start && pages.every((page) => page.at(-1 - end) === first.at(-1 - end)))
    end += 1;
  const before = first.slice(0, start);
  const after = first.slice(first.length - end);
  return { before: before.slice(0, before.lastIndexOf('>') + 1), after: after.slice(after.indexOf('<')) };
}

/** The HTML between two texts. Only the 40 characters of each text nearest to it are compared. */
export function between(html: string, before: string, after: string): Cut {
  const CONTEXT = 40;
  const opening = before.slice(-CONTEXT);
  const start = html.indexOf(opening) + opening.length;
  const end = html.indexOf(after.slice(0, CONTEXT), start);
  if (start < opening.length || end < 0) throw new Error(`Nothing stands after ${opening}`);
  return { start, end, html: html.slice(start, end) };
}
