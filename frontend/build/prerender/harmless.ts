/**
 * Keeps a form that is sent before the app has started from putting its fields, passwords too, into the
 * address. Forms with an action, such as the search, may.
 */
export function harmless(html: string): string {
  return html.replaceAll(/<form (?![^>]*\baction=)/g, '<form method="dialog" ');
}
